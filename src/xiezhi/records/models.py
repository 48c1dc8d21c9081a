"""Every table of the records, for Django."""

from xiezhi.records.archive import BoundPaper
from xiezhi.records.cells import Cell
from xiezhi.records.consent import Consent
from xiezhi.records.counter import Counter
from xiezhi.records.court import Court, Leave, Officer, Setting
from xiezhi.records.deadline import Adjustment, Deadline
from xiezhi.records.deposit import Deposit
from xiezhi.records.dispute import Dispute
from xiezhi.records.distribution import JoinedClaim
from xiezhi.records.enforcement import Asset, Hold, Instalment, Waiver
from xiezhi.records.exhibit import Examination, Finding
from xiezhi.records.hearing import Hearing
from xiezhi.records.lecture import Lecture
from xiezhi.records.ledger import Bill, Payment
from xiezhi.records.lot import Lot
from xiezhi.records.money import Arrival, PayeeAccount, Posting, Share
from xiezhi.records.obligation import Obligation, Performance
from xiezhi.records.paper import Delivery, Paper, PaperCopy
from xiezhi.records.person import Person, Standing
from xiezhi.records.proceeding import Claim, Flag, Proceeding
from xiezhi.records.relation import Relation
from xiezhi.records.sale import Sale
from xiezhi.records.table import Row

FAMILY: tuple[type[Row], ...] = (
    Dispute,
    Proceeding,
    Claim,
    Flag,
    Standing,
    Paper,
    Delivery,
    Deadline,
    Adjustment,
    Bill,
    Payment,
    Consent,
    Lot,
    Hearing,
    Obligation,
    Performance,
    Deposit,
    Posting,
    Arrival,
    Share,
    PayeeAccount,
    Asset,
    Hold,
    Waiver,
    Instalment,
    BoundPaper,
    Examination,
    Finding,
    JoinedClaim,
    Sale,
    Relation,
    Lecture,
    PaperCopy,
)
"""What is read and locked together with a dispute."""
HOUSE: tuple[type[Row], ...] = (Court, Officer, Leave, Setting)
"""What belongs to a court and to no dispute."""
SHARED: tuple[type[Row], ...] = (Person, Counter, Cell)
"""What is asked for by key."""
