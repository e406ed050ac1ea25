"""Settings are read once, checked whole, and never show a secret."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey

from bot.environment import SettingsError
from bot.identity import certificate_ends
from bot.settings import Settings, read_settings
from dialogs.wording import say
from storage.deleting.keeping import Keeping
from tests.bot.sign_in_server import certified

KEY = "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE="
PRODUCTION = {
    "MicrosoftAppId": "11111111-1111-1111-1111-111111111111",
    "MicrosoftAppPassword": "hemmelig-adgang",
    "MicrosoftAppTenantId": "22222222-2222-2222-2222-222222222222",
    "VEJVISER_KEYS": KEY,
}
ONE, OTHER = "aaaaaaaa-0000-0000-0000-000000000001", "bbbbbbbb-0000-0000-0000-000000000002"


def faults(environ: dict[str, str], *, serving: bool = False) -> set[tuple[str, str]]:
    with pytest.raises(SettingsError) as caught:
        read_settings(environ, serving=serving)
    for fault in caught.value.faults:
        assert fault.name in say(f"setting.{fault.code}", name=fault.name, **fault.details)
    return {(fault.name, fault.code) for fault in caught.value.faults}


def test_nothing_set_reads_as_the_documented_defaults(tmp_path: Path) -> None:
    settings = read_settings({"XDG_DATA_HOME": str(tmp_path)})
    assert settings == Settings(
        local=False,
        port=3978,
        database_url=f"sqlite:///{tmp_path}/vejviser/vejviser.db",
        pack="slagelse",
        pack_folders=(),
        keys=(),
        app=None,
        allowed_tenants=frozenset(),
        service_hosts=("smba.trafficmanager.net",),
        admin=None,
        keeping=Keeping(drafts=30, cases=1825, readings=730, searches=400, deliveries=400),
    )


def test_what_is_kept_is_set_in_days_and_nought_is_for_ever() -> None:
    keeping = read_settings({"VEJVISER_KEEP_CASES_DAYS": "0", "VEJVISER_KEEP_DRAFTS_DAYS": "14"}).keeping
    assert (keeping.cases, keeping.drafts, keeping.readings) == (None, 14, 730)
    assert faults({"VEJVISER_KEEP_READINGS_DAYS": "-1"}) == {("VEJVISER_KEEP_READINGS_DAYS", "not_a_number")}


def test_without_xdg_the_database_stands_in_the_users_share_folder() -> None:
    url = read_settings({}).database_url
    assert url == f"sqlite:///{Path.home()}/.local/share/vejviser/vejviser.db"


def test_production_refuses_to_start_without_identity_tenant_and_keys() -> None:
    assert faults({}, serving=True) == {
        ("MicrosoftAppId", "missing_app_id"),
        ("MicrosoftAppTenantId", "missing_tenant"),
        ("MicrosoftAppPassword", "missing_password"),
        ("VEJVISER_KEYS", "missing_keys"),
    }


def test_a_managed_identity_needs_no_password() -> None:
    environ = PRODUCTION | {"MicrosoftAppType": "UserAssignedMSI", "MicrosoftAppPassword": ""}
    settings = read_settings(environ, serving=True)
    assert settings.app is not None
    assert settings.app.type == "UserAssignedMSI"


def test_a_certificate_takes_the_place_of_the_password(tmp_path: Path, microsoft_key: RSAPrivateKey) -> None:
    file = tmp_path / "bot.pem"
    file.write_text(certified(microsoft_key), encoding="ascii")
    environ = PRODUCTION | {"MicrosoftAppPassword": "", "MicrosoftAppCertificate_FILE": str(file)}
    settings = read_settings(environ, serving=True)
    assert settings.app is not None
    assert "PRIVATE KEY" in settings.app.certificate.get_secret_value()
    assert "PRIVATE KEY" not in repr(settings)
    ends = certificate_ends(settings.app)
    assert ends is not None
    assert timedelta(hours=23) < ends - datetime.now(UTC) <= timedelta(days=1)


def test_a_certificate_that_cannot_sign_is_a_fault(microsoft_key: RSAPrivateKey, other_key: RSAPrivateKey) -> None:
    whole, other = certified(microsoft_key), certified(other_key)
    key_at = whole.index("-----BEGIN PRIVATE")
    for pem in (
        "noget andet",
        whole[:key_at],
        whole[key_at:],
        whole[:key_at] + other[other.index("-----BEGIN PRIV") :],
    ):
        environ = PRODUCTION | {"MicrosoftAppPassword": "", "MicrosoftAppCertificate": pem}
        assert ("MicrosoftAppCertificate", "not_a_certificate") in faults(environ, serving=True)


def test_a_password_beside_a_certificate_is_a_fault_since_nobody_knows_which_is_meant(
    microsoft_key: RSAPrivateKey,
) -> None:
    both = PRODUCTION | {"MicrosoftAppCertificate": certified(microsoft_key)}
    assert faults(both) == {("MicrosoftAppCertificate", "password_and_certificate")}


def test_a_certificate_file_that_is_missing_is_one_fault_and_not_two() -> None:
    environ = PRODUCTION | {"MicrosoftAppPassword": "", "MicrosoftAppCertificate_FILE": "/findes/ikke.pem"}
    assert faults(environ, serving=True) == {("MicrosoftAppCertificate_FILE", "file_unreadable")}


def test_a_model_that_is_not_there_is_a_fault_when_the_bot_is_to_serve() -> None:
    assert faults(PRODUCTION | {"VEJVISER_PACK": "slagels"}, serving=True) == {("VEJVISER_PACK", "no_such_pack")}
    assert read_settings(PRODUCTION | {"VEJVISER_PACK": "slagels"}).pack == "slagels"


@pytest.mark.parametrize(
    ("name", "near"),
    [
        ("VEJVISER_ALLOWED_TENANT", "VEJVISER_ALLOWED_TENANTS"),
        ("VEJVISER_DATABASEURL", "VEJVISER_DATABASE_URL"),
        ("MicrosoftAppPasword_FILE", "MicrosoftAppPassword_FILE"),
    ],
)
def test_a_misspelt_setting_is_a_fault_when_the_bot_is_to_serve(name: str, near: str) -> None:
    with pytest.raises(SettingsError) as caught:
        read_settings(PRODUCTION | {name: "x"}, serving=True)
    (fault,) = caught.value.faults
    assert (fault.name, fault.code, fault.details) == (name, "misspelt", {"near": near})


def test_a_name_in_other_letter_cases_is_a_fault_where_its_right_form_is_not_set() -> None:
    environ = {name.replace("AppId", "AppID"): value for name, value in PRODUCTION.items()}
    assert faults(environ, serving=True) == {("MicrosoftAppId", "missing_app_id"), ("MicrosoftAppID", "misspelt")}


@pytest.mark.parametrize("name", ["MicrosoftAppPassword", "VEJVISER_KEYS"])
def test_a_secret_whose_file_cannot_be_read_is_one_fault_and_not_also_missing(name: str, tmp_path: Path) -> None:
    environ = {other: value for other, value in PRODUCTION.items() if other != name}
    environ[f"{name}_FILE"] = str(tmp_path / "nej")
    assert faults(environ, serving=True) == {(f"{name}_FILE", "file_unreadable")}


def test_other_programs_settings_are_left_in_peace() -> None:
    others = {"HOME": "/home/x", "PATH": "/bin", "PORTAL": "x", "VEJVISER_TEST_POSTGRES": "x", "microsoftappid": "x"}
    read_settings(PRODUCTION | others, serving=True)


def test_the_apps_own_tenant_is_allowed_unless_others_are_named() -> None:
    assert read_settings(PRODUCTION, serving=True).allowed_tenants == {PRODUCTION["MicrosoftAppTenantId"]}
    named = read_settings(PRODUCTION | {"VEJVISER_ALLOWED_TENANTS": f"{ONE.upper()}, {OTHER}"}, serving=True)
    assert named.allowed_tenants == {ONE, OTHER}


@pytest.mark.parametrize(
    "name", ["MicrosoftAppId", "MicrosoftAppTenantId", "VEJVISER_ALLOWED_TENANTS", "VEJVISER_ADMIN"]
)
@pytest.mark.parametrize("pasted", [ONE[:-1], f"{ONE}0", ONE.replace("-", ""), "abc"])
def test_an_id_that_was_not_pasted_whole_is_a_fault(name: str, pasted: str) -> None:
    assert faults(PRODUCTION | {name: pasted}) == {(name, "not_an_id")}


def test_local_mode_serves_without_credentials_on_loopback_only() -> None:
    assert read_settings({"VEJVISER_LOCAL": "1"}, serving=True).host == "127.0.0.1"
    assert read_settings(PRODUCTION, serving=True).host == "0.0.0.0"


def test_every_fault_is_reported_at_once() -> None:
    environ = {
        "PORT": "99999",
        "VEJVISER_LOCAL": "måske",
        "MicrosoftAppType": "MultiTenant",
        "MicrosoftAppTenantId": "kommune.onmicrosoft.com",
        "VEJVISER_ALLOWED_TENANTS": "a b",
        "VEJVISER_ADMIN": "chef@kommune.dk",
        "VEJVISER_DATABASE_URL": "mysql://vært/base",
        "VEJVISER_PACKS": "/findes/ikke",
        "VEJVISER_KEYS": f"{KEY},kort",
        "VEJVISER_SERVICE_HOSTS": "https://vært/",
    }
    assert faults(environ) == {
        ("PORT", "not_a_number"),
        ("VEJVISER_LOCAL", "not_a_switch"),
        ("MicrosoftAppType", "not_allowed"),
        ("MicrosoftAppTenantId", "not_an_id"),
        ("VEJVISER_ALLOWED_TENANTS", "not_an_id"),
        ("VEJVISER_ADMIN", "not_an_id"),
        ("VEJVISER_DATABASE_URL", "not_a_database"),
        ("VEJVISER_PACKS", "no_such_folder"),
        ("VEJVISER_KEYS", "not_a_key"),
        ("VEJVISER_SERVICE_HOSTS", "not_a_host"),
    }


@pytest.mark.parametrize("port", ["-1", "3978x", "٣٩٧٨", "9" * 5000])
def test_a_port_that_is_no_port_is_a_fault(port: str) -> None:
    assert faults({"PORT": port}) == {("PORT", "not_a_number")}


def test_a_secret_may_stand_in_a_file(tmp_path: Path) -> None:
    file = tmp_path / "password"
    file.write_text("fra-fil\n", encoding="utf-8")
    environ = PRODUCTION | {"MicrosoftAppPassword": "", "MicrosoftAppPassword_FILE": str(file)}
    settings = read_settings(environ, serving=True)
    assert settings.app is not None
    assert settings.app.password.get_secret_value() == "fra-fil"


def test_a_secret_file_that_is_missing_or_doubled_is_a_fault(tmp_path: Path) -> None:
    assert faults({"VEJVISER_KEYS_FILE": str(tmp_path / "nej")}) == {("VEJVISER_KEYS_FILE", "file_unreadable")}
    both = {"VEJVISER_KEYS": KEY, "VEJVISER_KEYS_FILE": str(tmp_path / "nej")}
    assert faults(both) == {("VEJVISER_KEYS", "value_and_file")}


def test_no_secret_shows_in_repr_or_in_a_fault() -> None:
    settings = read_settings(PRODUCTION | {"VEJVISER_DATABASE_URL": "postgresql://bot:kodeord@db/v"}, serving=True)
    shown = repr(settings)
    assert "hemmelig-adgang" not in shown
    assert KEY not in shown
    assert "kodeord" not in shown
    with pytest.raises(SettingsError) as caught:
        read_settings({"VEJVISER_KEYS": "dårlig-nøgle", "VEJVISER_DATABASE_URL": "mysql://bot:kodeord@db/v"})
    assert "dårlig-nøgle" not in str(caught.value.faults)
    assert "kodeord" not in str(caught.value.faults)
