"""Questions about supervision. Nothing that asks for lists ever selects individual supervision."""
