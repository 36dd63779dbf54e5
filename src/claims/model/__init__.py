"""The nouns of the desk: enums, the values that travel between the floors, and the tables.

Kept free of imports so that the light parts (`model.enums`, `model.report`) load without SQLModel.
"""
