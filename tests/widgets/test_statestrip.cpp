// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "accessiblenames.h"
#include "widgets/pillbutton.h"
#include "widgets/statestrip.h"

#include <QSignalSpy>
#include <QTest>
#include <QToolButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;
using namespace sealdesk;

//! The counts of the states and the active state.
class TestStateStrip final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup() { m_strip.reset(); }
    void showsLabelsAndGroupedNumbers();
    void clickActivatesAndSecondClickDeactivates();
    void atMostOneIsActive();
    void settingEmitsNoSignal();
    void newLabelsUpdateTheAccessibleNames();
    void activeStateKeepsItsPill();
    void pillMayBeRemovedByItsOwnClick();
    void pillsAreReused();
    void arrowKeysMoveBetweenPills();
    void thereIsOneTabStop();
    void wraps();
    void singleRowScrolls();
    void everyPillIsNamed();
    void aLongLabelIsElided();
    void anAmpersandMakesNoShortcut();

private:
    [[nodiscard]] PillButton *pill(const QString &state) const
    {
        return m_strip->findChild<PillButton *>(u"statePill_"_s + state);
    }
    static std::vector<StatePill> counts()
    {
        return {{.state = KnownState::PendingSign, .label = u"待签字"_s, .count = 412},
                {.state = KnownState::SignFinished, .label = u"已完成"_s, .count = 1204},
                {.state = FileState{u"frozen"_s}, .label = u"frozen"_s, .count = 3}};
    }

    std::unique_ptr<StateStrip> m_strip;
};

void TestStateStrip::init()
{
    m_strip = std::make_unique<StateStrip>();
    m_strip->setLocale(QLocale{QLocale::English, QLocale::UnitedStates});
    m_strip->setCounts(counts());
    m_strip->resize(800, 60);
    m_strip->show();
    m_strip->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_strip.get()));
}

void TestStateStrip::showsLabelsAndGroupedNumbers()
{
    QCOMPARE(pill(u"pending_sign"_s)->text(), u"待签字"_s);
    QCOMPARE(pill(u"sign_finished"_s)->number(), u"1,204"_s);
    QCOMPARE(pill(u"sign_finished"_s)->accessibleName(), u"已完成: 1,204"_s);
    m_strip->setLocale(QLocale{QLocale::German});
    QCOMPARE(pill(u"sign_finished"_s)->number(), u"1.204"_s);
}

void TestStateStrip::clickActivatesAndSecondClickDeactivates()
{
    QSignalSpy chosen{m_strip.get(), &StateStrip::stateChosen};
    QTest::mouseClick(pill(u"frozen"_s), Qt::LeftButton);
    QCOMPARE(chosen.takeFirst().first().value<std::optional<FileState>>(), std::optional{FileState{u"frozen"_s}});
    QTest::keyClick(pill(u"frozen"_s), Qt::Key_Space);
    QCOMPARE(chosen.takeFirst().first().value<std::optional<FileState>>(), std::nullopt);
    QVERIFY(!pill(u"frozen"_s)->isChecked());
}

void TestStateStrip::atMostOneIsActive()
{
    pill(u"frozen"_s)->click();
    pill(u"pending_sign"_s)->click();
    QVERIFY(!pill(u"frozen"_s)->isChecked());
    QVERIFY(pill(u"pending_sign"_s)->isChecked());
    QCOMPARE(m_strip->active(), std::optional{FileState{KnownState::PendingSign}});
}

void TestStateStrip::settingEmitsNoSignal()
{
    QSignalSpy chosen{m_strip.get(), &StateStrip::stateChosen};
    m_strip->setActive(KnownState::SignFinished);
    QVERIFY(pill(u"sign_finished"_s)->isChecked());
    m_strip->setActive(std::nullopt);
    m_strip->setCounts({});
    QCOMPARE(chosen.count(), 0);
}

void TestStateStrip::newLabelsUpdateTheAccessibleNames()
{
    auto english = counts();
    english.front().label = u"Awaiting signature"_s;
    m_strip->setCounts(english);
    QCOMPARE(pill(u"pending_sign"_s)->text(), u"Awaiting signature"_s);
    QCOMPARE(pill(u"pending_sign"_s)->accessibleName(), u"Awaiting signature: 412"_s);
}

void TestStateStrip::activeStateKeepsItsPill()
{
    m_strip->setActive(KnownState::PendingSign);
    m_strip->setCounts({counts().at(1)});
    QVERIFY(pill(u"pending_sign"_s));
    QCOMPARE(pill(u"pending_sign"_s)->number(), u"0"_s);
    QVERIFY(!pill(u"frozen"_s));
    m_strip->setActive(std::nullopt);
    m_strip->setCounts({counts().at(1)});
    QVERIFY(!pill(u"pending_sign"_s));
}

void TestStateStrip::pillMayBeRemovedByItsOwnClick()
{
    m_strip->setActive(KnownState::PendingSign);
    connect(m_strip.get(), &StateStrip::stateChosen, m_strip.get(), [this] { m_strip->setCounts({counts().at(1)}); });
    QTest::mouseClick(pill(u"pending_sign"_s), Qt::LeftButton);
    QVERIFY(!pill(u"pending_sign"_s));
}

void TestStateStrip::pillsAreReused()
{
    const PillButton *before = pill(u"sign_finished"_s);
    pill(u"sign_finished"_s)->setFocus();
    auto others = counts();
    others.erase(others.begin());
    others.front().count = 7;
    m_strip->setCounts(others);
    QCOMPARE(pill(u"sign_finished"_s), before);
    QVERIFY(pill(u"sign_finished"_s)->hasFocus());
    QCOMPARE(before->number(), u"7"_s);
}

void TestStateStrip::arrowKeysMoveBetweenPills()
{
    pill(u"pending_sign"_s)->setFocus();
    QTest::keyClick(pill(u"pending_sign"_s), Qt::Key_Right);
    QVERIFY(pill(u"sign_finished"_s)->hasFocus());
    QTest::keyClick(pill(u"sign_finished"_s), Qt::Key_End);
    QVERIFY(pill(u"frozen"_s)->hasFocus());
    QTest::keyClick(pill(u"frozen"_s), Qt::Key_Right);
    QVERIFY(pill(u"frozen"_s)->hasFocus());
    QTest::keyClick(pill(u"frozen"_s), Qt::Key_Home);
    QVERIFY(pill(u"pending_sign"_s)->hasFocus());
}

void TestStateStrip::thereIsOneTabStop()
{
    const auto stops = [this] {
        int count = 0;
        for (const PillButton *button : m_strip->findChildren<PillButton *>()) {
            count += button->focusPolicy() & Qt::TabFocus ? 1 : 0;
        }
        return count;
    };
    QCOMPARE(stops(), 1);
    m_strip->setActive(FileState{u"frozen"_s});
    QCOMPARE(stops(), 1);
    QVERIFY(pill(u"frozen"_s)->focusPolicy() & Qt::TabFocus);
    m_strip->setCounts({counts().front()});
    QCOMPARE(stops(), 1);
}

void TestStateStrip::wraps()
{
    QWidget window;
    auto *layout = new QVBoxLayout{&window};
    layout->addWidget(m_strip.get());
    layout->addStretch(1);
    window.resize(200, 400);
    window.show();
    QVERIFY(QTest::qWaitForWindowExposed(&window));
    for (const PillButton *button : m_strip->findChildren<PillButton *>()) {
        QTRY_VERIFY(QRegion(button->rect()) == button->visibleRegion());
    }
    m_strip->setParent(nullptr);
    QVERIFY(m_strip->heightForWidth(150) > m_strip->heightForWidth(2000));
}

void TestStateStrip::singleRowScrolls()
{
    m_strip->setRows(StateStrip::Rows::One);
    QCOMPARE(m_strip->heightForWidth(150), m_strip->heightForWidth(2000));
    m_strip->resize(200, m_strip->heightForWidth(200));
    const auto isVisible = [this](const PillButton *button) {
        return m_strip->rect().contains(QRect{button->mapTo(m_strip.get(), QPoint{}), button->size()}) &&
               !button->visibleRegion().isEmpty();
    };
    QVERIFY(isVisible(pill(u"pending_sign"_s)));
    QVERIFY(!isVisible(pill(u"frozen"_s)));
    pill(u"pending_sign"_s)->setFocus();
    QTest::keyClick(pill(u"pending_sign"_s), Qt::Key_End);
    QVERIFY(isVisible(pill(u"frozen"_s)));
    auto *back = m_strip->findChild<QToolButton *>(u"scrollStatesBack"_s);
    while (back->isEnabled()) {
        back->click();
    }
    QVERIFY(isVisible(pill(u"pending_sign"_s)));
    m_strip->setRows(StateStrip::Rows::AsManyAsNeeded);
    QVERIFY(back->isHidden());
}

void TestStateStrip::everyPillIsNamed()
{
    test::assertAllNamed(m_strip.get());
}

void TestStateStrip::aLongLabelIsElided()
{
    const QString label(200, u'W');
    m_strip->setCounts({{.state = FileState{u"long"_s}, .label = label, .count = 3}});
    QVERIFY(m_strip->minimumSizeHint().width() < 500);
    QVERIFY(pill(u"long"_s)->toolTip().contains(label));
    QCOMPARE(pill(u"long"_s)->accessibleName(), label + u": 3"_s);
    m_strip->setCounts({{.state = FileState{u"long"_s}, .label = u"<b>"_s + label, .count = 3}});
    QVERIFY(pill(u"long"_s)->toolTip().contains(u"&lt;b&gt;WWW"_s));
}

void TestStateStrip::anAmpersandMakesNoShortcut()
{
    m_strip->setCounts({{.state = FileState{u"rd"_s}, .label = u"R&D"_s, .count = 3}});
    QVERIFY(pill(u"rd"_s)->shortcut().isEmpty());
    QCOMPARE(pill(u"rd"_s)->accessibleName(), u"R&D: 3"_s);
    QTest::keyClick(m_strip.get(), Qt::Key_D, Qt::AltModifier);
    QVERIFY(!pill(u"rd"_s)->isChecked());
}

QTEST_MAIN(TestStateStrip)
#include "test_statestrip.moc"
