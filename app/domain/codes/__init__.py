"""The codes of everything that is told: names of sentences that `app.wording` knows, and no sentence."""
