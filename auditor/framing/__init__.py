"""How an article tells its matter: who is given words (`voices`), which way its words lean (`microframes`)."""

from __future__ import annotations

from auditor.framing.voices import Voice, Voices

__all__ = ["Voice", "Voices"]
