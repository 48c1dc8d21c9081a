"""What a provider of identities attests of an account, so that it is asked of nobody again. Numbers are sealed."""

from datetime import datetime

from django.db import models

from xiezhi.desk.accounts import Account
from xiezhi.records.secrets import Secrets


class Attestation(models.Model):
    """One account by one provider's name for its owner."""

    provider = models.CharField(max_length=64)
    subject = models.CharField(max_length=255)
    account = models.ForeignKey(Account, models.CASCADE, related_name="attestations")
    name = models.CharField(max_length=200)
    number = models.CharField(max_length=128)
    phone = models.CharField(max_length=128, blank=True)
    seen = models.DateTimeField()

    class Meta:
        constraints = (models.UniqueConstraint(fields=("provider", "subject"), name="attestation_once"),)


def attested_account(provider: str, subject: str) -> Account | None:
    """Whose account it is by this provider's name for him, if it is open."""
    found = Attestation.objects.filter(provider=provider, subject=subject, account__closed=None).first()
    return found.account if found else None


def note_attestation(
    account: Account, provider: str, subject: str, *, name: str, number: str, phone: str, keys: Secrets, now: datetime
) -> None:
    """What the provider says of him now, in place of what it said before."""
    said = {"name": name[:200], "number": keys.seal_id(number), "phone": keys.seal_id(phone), "seen": now}
    Attestation.objects.update_or_create(provider=provider, subject=subject, defaults={"account": account, **said})


def attested_particulars(account: Account, keys: Secrets) -> dict[str, str]:
    """Name, number and telephone as attested last; nothing where nobody attested."""
    found = Attestation.objects.filter(account=account).order_by("-seen").first()
    if found is None:
        return {}
    return {"name": found.name, "id_number": keys.open_id(found.number), "phone": keys.open_id(found.phone)}
