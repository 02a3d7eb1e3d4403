"""The drawings a lesson may show, by name: ``lms/static/lms/img/pictures/<name>.svg``. Pure."""

DRAWINGS = (
    "contract", "wage", "diary", "clock", "phone-chat", "ambulance", "passport", "family", "door", "calendar",
    "money", "work-site", "stamp", "scales", "house", "road", "bus-stop", "border-desk", "registration-form",
    "clinic", "medicine", "police-check", "phone-lock", "false-offer", "help-desk", "call-home", "transfer",
    "budget", "savings", "loan", "market-stall", "sewing", "field", "livestock", "meeting", "cooperative", "school",
    "elder", "office", "training", "calculator", "tools", "refuse-sign", "bag", "safe-place", "work-card",
    "birth-paper", "first-aid", "warning",
)  # fmt: skip
