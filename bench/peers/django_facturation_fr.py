"""Issues the bench's order with django-facturation-fr 0.3 on SQLite and prints CPU seconds per invoice.

The closest complete peer on PyPI: numbered, Factur-X, XSD, hash, stored. Same order as `facturier bench issue`:
five lines, two VAT rates, a French company, unpaid.
"""
import os
import sys
import tempfile
import time
from decimal import Decimal

import django
from django.conf import settings

count = int(sys.argv[1]) if len(sys.argv) > 1 else 100
folder = tempfile.mkdtemp()


def seller():
    return {
        "name": "Atelier Lumière", "legal_name": "Atelier Lumière", "legal_form": "SARL", "capital": "10 000 €",
        "address": "12 rue des Lilas", "postal_code": "69003", "city": "Lyon", "country": "FR",
        "siret": "73282932000074", "siren": "732829320", "vat_number": "FR44732829320", "rcs": "RCS Lyon",
        "email": "bonjour@atelier-lumiere.example", "phone": "04 78 00 00 00",
        "iban": "FR7630006000011234567890189", "bic": "AGRIFRPP",
    }


sys.modules["bench_seller"] = type(sys)("bench_seller")
sys.modules["bench_seller"].seller = seller
settings.configure(
    SECRET_KEY="bench", USE_TZ=True, TIME_ZONE="Europe/Paris", MEDIA_ROOT=folder,
    INSTALLED_APPS=["django.contrib.contenttypes", "django.contrib.auth", "facturation_fr"],
    DATABASES={"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": folder + "/db.sqlite3"}},
    DEFAULT_AUTO_FIELD="django.db.models.BigAutoField", INVOICING={"SELLER": "bench_seller.seller"},
)
django.setup()
from django.core.management import call_command  # noqa: E402

call_command("migrate", verbosity=0)
from facturation_fr import api  # noqa: E402

NAMES = ["Lampe de table Aurore", "Thé noir fumé", "Suspension Nid", "Livre illustré", "Bougie Figuier"]


def issue(number):
    buyer = api.Buyer(
        f"Société {number} Distribution", f"{number % 200 + 1} rue de la République", "69002", "Lyon",
        siren="404833048", vat_number="FR83404833048")
    items = [
        api.Item(name, (number + line) % 9 + 1, Decimal("25.00") + number % 50,
                 Decimal("0.20") if line % 2 == 0 else Decimal("0.055"))
        for line, name in enumerate(NAMES)
    ]
    try:
        return api.issue_invoice(f"order:{number}", buyer, items, prices_include_tax=False)
    except TypeError:
        return api.issue_invoice(f"order:{number}", buyer, items)


issue(0)  # fonts, schemas and caches
start = time.process_time()
for number in range(1, count + 1):
    issue(number)
print(f"{(time.process_time() - start) / count:.6f}")
