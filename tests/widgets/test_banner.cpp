// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "accessiblenames.h"
#include "markingtranslator.h"
#include "text/errortext.h"
#include "widgets/bannerstack.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

using namespace Qt::StringLiterals;
using namespace sealdesk;

//! Banners: one for each key, with details to copy.
class TestBanner final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup() { m_stack.reset(); }
    void sameKeyReusesTheBanner();
    void copiesDetails();
    void errorFollowsTheLanguage();
    void retryMayReplaceItsOwnBanner();
    void helpIsRequestedNotOpened();
    void onlyHttpsHelpIsOffered();
    void closingReportsTheKey();
    void undismissibleBannerHasNoCloseButton();
    void clearingHidesTheStack();
    void serviceTextIsNotMarkup();
    void isNamedInEveryLanguage();

private:
    [[nodiscard]] Banner *banner(const QString &key) const { return m_stack->findChild<Banner *>(u"banner_"_s + key); }
    void click(const QString &key, const QString &button) const
    {
        auto *target = banner(key)->findChild<QAbstractButton *>(button);
        QVERIFY(target);
        target->click();
    }
    void show(const QString &key, const BannerContent &content) const
    {
        m_stack->showBanner(key, [content] { return content; });
    }
    static ApiError scopeMissing()
    {
        ApiError error;
        error.kind = ApiErrorKind::ScopeMissing;
        error.code = 99991672;
        error.httpStatus = 400;
        error.logId = u"20261121083000ABC"_s;
        error.scopes = {u"corehr:signature.file:read"_s};
        error.helpUrl = QUrl{u"https://open.feishu.cn/app/cli_a1/auth"_s};
        return error;
    }

    std::unique_ptr<BannerStack> m_stack;
};

void TestBanner::init()
{
    m_stack = std::make_unique<BannerStack>();
    m_stack->resize(600, 300);
}

void TestBanner::sameKeyReusesTheBanner()
{
    show(u"listing"_s, {.tone = theme::Tone::Info, .sentence = u"First"_s});
    show(u"listing"_s, {.tone = theme::Tone::Danger, .sentence = u"Second"_s, .advice = u"Do."_s});
    show(u"journal"_s, {.tone = theme::Tone::Warning, .sentence = u"Third"_s});
    QCOMPARE(m_stack->count(), 2);
    QCOMPARE(m_stack->findChildren<Banner *>().size(), qsizetype{2});
    QCOMPARE(banner(u"listing"_s)->findChild<QLabel *>(u"bannerSentence"_s)->text(), u"Second"_s);
    QCOMPARE(banner(u"listing"_s)->accessibleName(), u"Second Do."_s);
}

void TestBanner::copiesDetails()
{
    m_stack->showError(u"listing"_s, scopeMissing());
    click(u"listing"_s, u"copyDetails"_s);
    const QString copied = QGuiApplication::clipboard()->text();
    QCOMPARE(copied, describe(scopeMissing()).details);
    QVERIFY(copied.contains(u"20261121083000ABC"_s));
    QVERIFY(copied.contains(u"99991672"_s));
}

void TestBanner::errorFollowsTheLanguage()
{
    m_stack->showError(u"listing"_s, scopeMissing());
    auto *sentence = banner(u"listing"_s)->findChild<QLabel *>(u"bannerSentence"_s);
    const QString english = sentence->text();
    QCOMPARE(english, describe(scopeMissing()).sentence);
    QVERIFY(english.contains(u"corehr:signature.file:read"_s));
    {
        const test::MarkingTranslator second;
        QVERIFY(test::MarkingTranslator::marks(sentence->text()));
        QVERIFY(
            test::MarkingTranslator::marks(banner(u"listing"_s)->findChild<QPushButton *>(u"copyDetails"_s)->text()));
    }
    QCoreApplication::processEvents();
    QCOMPARE(sentence->text(), english);
}

void TestBanner::retryMayReplaceItsOwnBanner()
{
    int runs = 0;
    m_stack->showError(u"listing"_s, scopeMissing(), [this, &runs] {
        m_stack->clear(u"listing"_s);
        show(u"listing"_s, {.sentence = u"Trying"_s});
        ++runs;
    });
    click(u"listing"_s, u"retry"_s);
    QCOMPARE(runs, 1);
    QVERIFY(m_stack->has(u"listing"_s));
    QCOMPARE(m_stack->count(), 1);
}

void TestBanner::helpIsRequestedNotOpened()
{
    m_stack->showError(u"listing"_s, scopeMissing());
    QSignalSpy requested{m_stack.get(), &BannerStack::helpRequested};
    click(u"listing"_s, u"openHelp"_s);
    QCOMPARE(requested.count(), 1);
    QCOMPARE(requested.first().first().toUrl(), scopeMissing().helpUrl);
}

void TestBanner::onlyHttpsHelpIsOffered()
{
    ApiError error = scopeMissing();
    error.helpUrl = QUrl{u"file:///etc/passwd"_s};
    m_stack->showError(u"listing"_s, error);
    QVERIFY(!banner(u"listing"_s)->findChild<QPushButton *>(u"openHelp"_s));
}

void TestBanner::closingReportsTheKey()
{
    show(u"journal"_s, {.sentence = u"No journal yet."_s});
    m_stack->show();
    QSignalSpy dismissed{m_stack.get(), &BannerStack::dismissed};
    auto *close = banner(u"journal"_s)->findChild<QToolButton *>(u"closeBanner"_s);
    QTest::keyClick(close, Qt::Key_Space);
    QCOMPARE(dismissed.count(), 1);
    QCOMPARE(dismissed.first().first().toString(), u"journal"_s);
    QVERIFY(!m_stack->has(u"journal"_s));
    QVERIFY(m_stack->isHidden());
}

void TestBanner::undismissibleBannerHasNoCloseButton()
{
    show(u"journal"_s, {.sentence = u"No journal yet."_s, .dismissal = Dismissal::Forbidden});
    QVERIFY(banner(u"journal"_s)->findChild<QToolButton *>(u"closeBanner"_s)->isHidden());
}

void TestBanner::clearingHidesTheStack()
{
    show(u"a"_s, {.sentence = u"A"_s});
    show(u"b"_s, {.sentence = u"B"_s});
    m_stack->clear(u"a"_s);
    m_stack->clear(u"no such key"_s);
    QCOMPARE(m_stack->count(), 1);
    QVERIFY(!m_stack->isHidden());
    m_stack->clearAll();
    QVERIFY(m_stack->isHidden());
}

void TestBanner::serviceTextIsNotMarkup()
{
    show(u"a"_s, {.sentence = u"<a href='x'>no link</a>"_s});
    QCOMPARE(banner(u"a"_s)->findChild<QLabel *>(u"bannerSentence"_s)->textFormat(), Qt::PlainText);
}

void TestBanner::isNamedInEveryLanguage()
{
    m_stack->showError(u"listing"_s, scopeMissing(), [] {});
    test::assertAllNamed(m_stack.get());
    const test::MarkingTranslator second;
    test::assertAllNamed(m_stack.get());
    auto *close = banner(u"listing"_s)->findChild<QToolButton *>(u"closeBanner"_s);
    QVERIFY(test::MarkingTranslator::marks(close->accessibleName()));
}

QTEST_MAIN(TestBanner)
#include "test_banner.moc"
