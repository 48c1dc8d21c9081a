"""What several chapters say alike: who sits, how a hearing goes, who consents, what is owed."""
