"""Puts the Teams side together: from settings, a store and a conversation to a web application."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager, nullcontext
from dataclasses import replace
from datetime import datetime

from aiohttp import ClientSession, web

from bot import clock
from bot.bot import Bot, Dialog
from bot.environment import SettingFault, SettingsError
from bot.identity import AppIdentity, certificate_ends
from bot.inbound.admission import Admission
from bot.inbound.openid import OpenIdKeys
from bot.metrics import Metrics
from bot.outgoing.delivery import Delivery
from bot.outgoing.outbound import Outbound, open_session
from bot.outgoing.tokens import AccessTokens, TokenSource
from bot.post.mail import Mail
from bot.post.office import EVERYDAY, PostOffice, Rhythm
from bot.post.retraction import Retractions, Retractor
from bot.post.teams_carrier import TeamsCarrier
from bot.sdk.adapter import TeamsAdapter
from bot.sdk.authentication import OPENID_URL, PooledAuthentication, PooledConnectors, anonymous, authenticated
from bot.sdk.door import Door
from bot.server import Check, Endpoint, Operations, web_app
from bot.settings import Settings
from dialogs.ports.store import Store


@asynccontextmanager
async def teams_app(
    settings: Settings,
    store: Store,
    dialog: Dialog,
    *,
    checks: Mapping[str, Check],
    openid_url: str = OPENID_URL,
    token_source: TokenSource | None = None,
    mail: Mail | None = None,
    retractions: Retractions | None = None,
    rhythm: Rhythm = EVERYDAY,
    now: Callable[[], datetime] = clock.now,
) -> AsyncIterator[web.Application]:
    """Yield the application; its outgoing session and its post office are open as long as the context.

    Args:
        settings: read for serving, so that production has its identity.
        store: where turns are saved.
        dialog: who answers.
        checks: what `/readyz` looks at, by name.
        openid_url: where Microsoft's signing keys are announced.
        token_source: who signs the bot in; Entra if not given.
        mail: what is sent of the bot's own accord; nothing if not given.
        retractions: messages to take back, by the same process that sends the mail.
        rhythm: how often it looks for what is due.
        now: the clock.

    Raises:
        SettingsError: neither local mode nor an identity is set.
    """
    metrics = Metrics()
    async with open_session() as session:
        app = _identity(settings)
        metrics.certificate(certificate_ends(app) if app else None)
        outbound = _outbound(app, session, token_source)
        admission = Admission(settings.local, settings.allowed_tenants, settings.service_hosts)
        connectors = PooledConnectors(outbound, admission.answers)
        authentication = _authentication(app, session, connectors, openid_url)
        bot = Bot(store, dialog, Delivery(store, metrics), metrics, now)
        endpoint = Endpoint(
            Door(authentication, anonymous=app is None),
            admission,
            TeamsAdapter(authentication),
            bot.answer,
            metrics,
        )
        once = _once(outbound, admission)
        if mail and retractions:
            mail = replace(mail, planners=(*mail.planners, Retractor(retractions, once, metrics)))
        office = PostOffice(mail, TeamsCarrier(once), metrics, now, rhythm) if mail else None
        async with office.open() if office else nullcontext():
            yield web_app(endpoint, Operations(checks, metrics))


@asynccontextmanager
async def opened_office(settings: Settings, mail: Mail, now: Callable[[], datetime]) -> AsyncIterator[PostOffice]:
    """Yield a post office without a bot, for one who sends by hand.

    Raises:
        SettingsError: neither local mode nor an identity is set.
    """
    async with open_session() as session:
        admission = Admission(settings.local, settings.allowed_tenants, settings.service_hosts)
        once = _once(_outbound(_identity(settings), session, None), admission)
        office = PostOffice(mail, TeamsCarrier(once), Metrics(), now)
        try:
            yield office
        finally:
            await office.close()


def _outbound(app: AppIdentity | None, session: ClientSession, source: TokenSource | None) -> Outbound:
    return Outbound(session, AccessTokens(source or _sign_in(app)) if app else None)


def _once(outbound: Outbound, admission: Admission) -> PooledConnectors:
    """Return the connectors of what is not an answer: each call once, since the store knows when to try again."""
    return PooledConnectors(outbound, admission.answers, tries=1)


def _identity(settings: Settings) -> AppIdentity | None:
    """Return who the bot is, None in local mode; without an identity nothing else may be served."""
    if settings.local:
        return None
    if settings.app is None:
        raise SettingsError((SettingFault("MicrosoftAppId", "missing_app_id"),))
    return settings.app


def _sign_in(app: AppIdentity) -> TokenSource:
    from bot.outgoing.signin import sign_in  # only production signs in

    return sign_in(app)


def _authentication(
    app: AppIdentity | None, session: ClientSession, connectors: PooledConnectors, openid_url: str
) -> PooledAuthentication:
    if app is None:
        return anonymous(connectors)
    return authenticated(app.id, OpenIdKeys(session, openid_url), connectors, openid_url)
