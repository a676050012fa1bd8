"""What people enter and see of goods. Quantities are entered as texts, because only the item says what they mean."""
