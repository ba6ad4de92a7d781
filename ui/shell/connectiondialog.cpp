// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "shell/connectiondialog.h"

#include "core/pastedids.h"
#include "ui_connectiondialog.h"
#include "widgets/bannerstack.h"

#include <QEvent>
#include <QPushButton>
#include <QVBoxLayout>

namespace sealdesk
{

using namespace Qt::StringLiterals;

namespace
{

enum ServiceChoice : int { Feishu, Lark, Custom };
enum CredentialChoice : int { WithSecret, WithToken };

constexpr int minimumChars = 64;
constexpr auto resultKey = "result"_L1;

} // namespace

ConnectionDialog::ConnectionDialog(SessionFactory makeSession, const std::optional<Connection> &last, QWidget *parent)
    : QDialog(parent)
    , m_ui(std::make_unique<Ui::ConnectionDialog>())
    , m_banners(nullptr)
    , m_makeSession(std::move(makeSession))
{
    m_ui->setupUi(this);
    m_banners = new BannerStack(m_ui->bannerHost);
    auto *host = new QVBoxLayout(m_ui->bannerHost);
    host->setContentsMargins(0, 0, 0, 0);
    host->addWidget(m_banners);
    m_ui->buttons->button(QDialogButtonBox::Ok)->setObjectName(u"connectButton"_s);
    m_ui->buttons->button(QDialogButtonBox::Cancel)->setObjectName(u"cancelButton"_s);
    setMinimumWidth(fontMetrics().averageCharWidth() * minimumChars);
    buildChoices();
    retranslate();
    if (last) {
        setConnection(*last);
    }
    updateFields();
    connect(m_ui->serviceBox, &QComboBox::currentIndexChanged, this, &ConnectionDialog::updateFields);
    connect(m_ui->credentialBox, &QComboBox::currentIndexChanged, this, &ConnectionDialog::updateFields);
    connect(m_ui->buttons, &QDialogButtonBox::accepted, this, &ConnectionDialog::tryConnection);
    connect(m_ui->buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
}

ConnectionDialog::~ConnectionDialog() = default;

void ConnectionDialog::buildChoices()
{
    m_ui->serviceBox->addItems({QString(), QString(), QString()});
    m_ui->credentialBox->addItems({QString(), QString()});
    for (const UserIdType type : allUserIdTypes) {
        m_ui->idTypeBox->addItem(parameterValue(type), static_cast<int>(type));
    }
}

void ConnectionDialog::setConnection(const Connection &last)
{
    m_ui->nameEdit->setText(last.name);
    m_ui->appIdEdit->setText(last.appId);
    m_ui->operatorEdit->setText(last.operatorId.text());
    m_ui->idTypeBox->setCurrentIndex(m_ui->idTypeBox->findData(static_cast<int>(last.userIdType)));
    const bool known = last.baseUrl == BaseUrl::feishu() || last.baseUrl == BaseUrl::lark();
    m_ui->serviceBox->setCurrentIndex(last.baseUrl == BaseUrl::feishu() ? Feishu : known ? Lark : Custom);
    if (!known) {
        m_ui->urlEdit->setText(last.baseUrl.url().toString());
    }
}

void ConnectionDialog::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        m_ui->retranslateUi(this);
        retranslate();
        updateFields();
    }
    QDialog::changeEvent(event);
}

void ConnectionDialog::retranslate()
{
    m_ui->serviceBox->setItemText(Feishu, tr("Feishu (open.feishu.cn)"));
    m_ui->serviceBox->setItemText(Lark, tr("Lark (open.larksuite.com)"));
    m_ui->serviceBox->setItemText(Custom, tr("Another address"));
    m_ui->credentialBox->setItemText(WithSecret, tr("App Secret"));
    m_ui->credentialBox->setItemText(WithToken, tr("Tenant access token"));
    m_ui->buttons->button(QDialogButtonBox::Ok)->setText(tr("Connect"));
}

void ConnectionDialog::updateFields()
{
    const bool custom = m_ui->serviceBox->currentIndex() == Custom;
    m_ui->urlEdit->setEnabled(custom);
    m_ui->urlEdit->setPlaceholderText(custom ? u"https://…"_s : QString());
    m_ui->secretLabel->setText(m_ui->credentialBox->currentIndex() == WithSecret ? tr("App S&ecret")
                                                                                 : tr("Access tok&en"));
}

std::optional<BaseUrl> ConnectionDialog::enteredUrl() const
{
    switch (m_ui->serviceBox->currentIndex()) {
    case Feishu:
        return BaseUrl::feishu();
    case Lark:
        return BaseUrl::lark();
    default:
        break;
    }
    const auto parsed = BaseUrl::parse(m_ui->urlEdit->text());
    const auto *url = std::get_if<BaseUrl>(&parsed);
    return url ? std::optional{*url} : std::nullopt;
}

std::optional<Connection> ConnectionDialog::entered() const
{
    const auto url = enteredUrl();
    if (!url) {
        return std::nullopt;
    }
    const QString name = m_ui->nameEdit->text().trimmed();
    return Connection{.name = name.isEmpty() ? url->url().host() : name,
                      .baseUrl = *url,
                      .appId = idIn(m_ui->appIdEdit->text()),
                      .userIdType = static_cast<UserIdType>(m_ui->idTypeBox->currentData().toInt()),
                      .operatorId = OperatorId(idIn(m_ui->operatorEdit->text()))};
}

Credentials ConnectionDialog::enteredCredentials() const
{
    Secret secret(m_ui->secretEdit->text().trimmed());
    if (m_ui->credentialBox->currentIndex() == WithSecret) {
        return AppSecret{.secret = std::move(secret)};
    }
    return PastedToken{.token = std::move(secret)};
}

QString ConnectionDialog::firstProblem() const
{
    if (!enteredUrl()) {
        return tr(
            "The address must start with https:// and name only the host; plain http is for this computer itself.");
    }
    if (idIn(m_ui->appIdEdit->text()).isEmpty()) {
        return tr("Enter the App ID.");
    }
    if (m_ui->secretEdit->text().trimmed().isEmpty()) {
        return m_ui->credentialBox->currentIndex() == WithSecret ? tr("Enter the App Secret.")
                                                                 : tr("Enter the access token.");
    }
    return idIn(m_ui->operatorEdit->text()).isEmpty() ? tr("Enter the operator's ID.") : QString();
}

void ConnectionDialog::tryConnection()
{
    if (m_tested) {
        return;
    }
    const std::optional<Connection> connection = entered();
    if (const QString mistake = firstProblem(); !mistake.isEmpty() || !connection) {
        m_banners->showBanner(resultKey,
                              [mistake] { return BannerContent{.tone = theme::Tone::Warning, .sentence = mistake}; });
        return;
    }
    m_banners->showBanner(resultKey, [] {
        return BannerContent{
            .tone = theme::Tone::Info, .sentence = tr("Connecting…"), .dismissal = Dismissal::Forbidden};
    });
    disableInput();
    m_tested = {.connection = *connection, .credentials = enteredCredentials()};
    m_trial = m_makeSession(m_tested->connection, m_tested->credentials);
    m_call = testConnection(*m_trial, this, [this](const std::optional<ApiError> &error) { showResult(error); });
}

void ConnectionDialog::showResult(const std::optional<ApiError> &error)
{
    if (!m_tested) {
        return; // cancelled
    }
    enableInput();
    const std::optional<Tested> tested = std::exchange(m_tested, std::nullopt);
    if (error) {
        m_banners->showError(resultKey, *error);
        return;
    }
    Q_EMIT connected(tested->connection, tested->credentials);
    accept();
}

void ConnectionDialog::done(int result)
{
    m_tested.reset();
    QDialog::done(result);
}

void ConnectionDialog::disableInput()
{
    m_focusBefore = focusWidget();
    m_ui->fields->setEnabled(false);
    m_ui->buttons->button(QDialogButtonBox::Ok)->setEnabled(false);
}

void ConnectionDialog::enableInput()
{
    m_ui->fields->setEnabled(true);
    m_ui->buttons->button(QDialogButtonBox::Ok)->setEnabled(true);
    if (m_focusBefore) {
        m_focusBefore->setFocus(Qt::OtherFocusReason);
    }
}

} // namespace sealdesk
