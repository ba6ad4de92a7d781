// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "accessiblenames.h"
#include "manualclock.h"
#include "markingtranslator.h"
#include "widgets/beijingtimeedit.h"

#include <QApplication>
#include <QDateTimeEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

#include <ctime>

using namespace Qt::StringLiterals;
using namespace sealdesk;

//! A bound in UTC+8, edited on a computer in New York, where 02:30 doesn't exist on 2026-03-08 and 01:30 exists twice
//! on 2026-11-01.
class TestBeijingTime final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup() { m_window.reset(); }
    void runsInNewYork();
    void isInitiallyEmpty();
    void startsToday();
    void typedTimeIsTheValue_data();
    void typedTimeIsTheValue();
    void setTimeIsShown_data() { typedTimeIsTheValue_data(); }
    void setTimeIsShown();
    void upperBoundIncludesItsMinute();
    void secondsSurviveUntilEdited();
    void digitsStartTyping();
    void canBeClearedByKeyboard();
    void tabMovesToTheNextBound();
    void enterSubmits();
    void settingEmitsNoSignal();
    void isNamedInEveryLanguage();

private:
    static BeijingTime time(QStringView text) { return *BeijingTime::parse(text); }
    [[nodiscard]] QDateTimeEdit *edit(const QString &name) const
    {
        return m_window->findChild<QDateTimeEdit *>(name + u"Edit"_s);
    }
    [[nodiscard]] QPushButton *any(const QString &name) const
    {
        return m_window->findChild<QPushButton *>(name + u"Any"_s);
    }
    void start(const QString &name) { QTest::keyClick(any(name), Qt::Key_Space); }
    void type(const QString &name, const QString &digits);

    test::ManualClock m_clock; // 2026-11-20 08:00 in UTC+8, still the 19th in New York
    std::unique_ptr<QWidget> m_window;
    BeijingTimeEdit *m_from = nullptr;
    BeijingTimeEdit *m_to = nullptr;
};

void TestBeijingTime::init()
{
    m_window = std::make_unique<QWidget>();
    m_from = new BeijingTimeEdit{BeijingTimeEdit::Bound::From, m_clock, u"updatedFrom"_s, m_window.get()};
    m_to = new BeijingTimeEdit{BeijingTimeEdit::Bound::To, m_clock, u"updatedTo"_s, m_window.get()};
    m_from->setTitle(u"Updated from"_s);
    m_to->setTitle(u"Updated to"_s);
    m_to->move(300, 0);
    m_window->resize(600, 60);
    m_window->show();
    m_window->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
}

//! Types year, month, day, hour and minute, each into its own section.
void TestBeijingTime::type(const QString &name, const QString &digits)
{
    QDateTimeEdit *field = edit(name);
    field->setFocus();
    const QDateTimeEdit::Section sections[] = {QDateTimeEdit::YearSection, QDateTimeEdit::MonthSection,
                                               QDateTimeEdit::DaySection, QDateTimeEdit::HourSection,
                                               QDateTimeEdit::MinuteSection};
    const QStringList parts = digits.split(u' ');
    for (qsizetype i = 0; i < parts.size(); ++i) {
        field->setSelectedSection(sections[i]);
        QTest::keyClicks(field, parts[i]);
    }
}

void TestBeijingTime::runsInNewYork()
{
    const QDateTime winter{QDate{2026, 1, 1}, QTime{12, 0}, Qt::LocalTime};
    QCOMPARE(winter.offsetFromUtc(), -5 * 3600);
    QVERIFY(!QDateTime(QDate(2026, 3, 8), QTime(2, 30), Qt::LocalTime).isValid() ||
            QDateTime(QDate(2026, 3, 8), QTime(2, 30), Qt::LocalTime).time() != QTime(2, 30));
}

void TestBeijingTime::isInitiallyEmpty()
{
    QCOMPARE(m_from->value(), std::nullopt);
    QVERIFY(any(u"updatedFrom"_s)->isVisible());
    QVERIFY(!edit(u"updatedFrom"_s));
}

void TestBeijingTime::startsToday()
{
    QSignalSpy changed{m_from, &BeijingTimeEdit::valueChanged};
    start(u"updatedFrom"_s);
    start(u"updatedTo"_s);
    QCOMPARE(m_from->value(), time(u"2026-11-20 00:00:00"));
    QCOMPARE(m_to->value(), time(u"2026-11-20 23:59:59"));
    QCOMPARE(changed.count(), 1);
    QTRY_VERIFY(edit(u"updatedTo"_s)->hasFocus());
}

void TestBeijingTime::typedTimeIsTheValue_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("from");
    QTest::newRow("missing in New York") << u"2026 03 08 02 30"_s << u"2026-03-08 02:30:00"_s;
    QTest::newRow("first minute of the gap") << u"2026 03 08 02 00"_s << u"2026-03-08 02:00:00"_s;
    QTest::newRow("doubled in New York") << u"2026 11 01 01 30"_s << u"2026-11-01 01:30:00"_s;
    QTest::newRow("before the doubled hour") << u"2026 11 01 00 59"_s << u"2026-11-01 00:59:00"_s;
    QTest::newRow("China's last summer time but one") << u"1988 04 17 02 30"_s << u"1988-04-17 02:30:00"_s;
    QTest::newRow("leap day") << u"2024 02 29 23 59"_s << u"2024-02-29 23:59:00"_s;
}

void TestBeijingTime::typedTimeIsTheValue()
{
    QFETCH(QString, typed);
    QFETCH(QString, from);
    start(u"updatedFrom"_s);
    type(u"updatedFrom"_s, typed);
    QVERIFY(m_from->value().has_value());
    QCOMPARE(m_from->value()->text(), from);
    QCOMPARE(edit(u"updatedFrom"_s)->text(), from.left(16));
}

void TestBeijingTime::setTimeIsShown()
{
    QFETCH(QString, from);
    m_from->setValue(time(from));
    QCOMPARE(edit(u"updatedFrom"_s)->text(), from.left(16));
    QCOMPARE(m_from->value(), time(from));
    // Stepping forth and back goes through the editor.
    edit(u"updatedFrom"_s)->setSelectedSection(QDateTimeEdit::HourSection);
    const int step = from.endsWith(u"23:59:00"_s) ? -1 : 1;
    edit(u"updatedFrom"_s)->stepBy(step);
    edit(u"updatedFrom"_s)->stepBy(-step);
    QCOMPARE(m_from->value(), time(from));
}

void TestBeijingTime::upperBoundIncludesItsMinute()
{
    start(u"updatedTo"_s);
    type(u"updatedTo"_s, u"2026 11 01 10 31"_s);
    QCOMPARE(m_to->value(), time(u"2026-11-01 10:31:59"));
}

void TestBeijingTime::secondsSurviveUntilEdited()
{
    m_to->setValue(time(u"2026-11-01 10:31:20"));
    QCOMPARE(m_to->value(), time(u"2026-11-01 10:31:20"));
    QCOMPARE(edit(u"updatedTo"_s)->text(), u"2026-11-01 10:31"_s);
    edit(u"updatedTo"_s)->setSelectedSection(QDateTimeEdit::MinuteSection);
    edit(u"updatedTo"_s)->stepBy(1);
    QCOMPARE(m_to->value(), time(u"2026-11-01 10:32:59"));
}

void TestBeijingTime::digitsStartTyping()
{
    any(u"updatedFrom"_s)->setFocus();
    QTest::keyClick(any(u"updatedFrom"_s), Qt::Key_2);
    QVERIFY(edit(u"updatedFrom"_s)->isVisible());
    QTest::keyClicks(edit(u"updatedFrom"_s), u"025"_s);
    QCOMPARE(m_from->value(), time(u"2025-11-20 00:00:00"));
}

void TestBeijingTime::canBeClearedByKeyboard()
{
    m_from->setValue(time(u"2026-11-01 10:31:00"));
    QSignalSpy changed{m_from, &BeijingTimeEdit::valueChanged};
    auto *clear = m_window->findChild<QToolButton *>(u"updatedFromClear"_s);
    QVERIFY(clear->focusPolicy() & Qt::TabFocus);
    clear->setFocus();
    QTest::keyClick(clear, Qt::Key_Space);
    QCOMPARE(m_from->value(), std::nullopt);
    QCOMPARE(changed.count(), 1);
    QTRY_VERIFY(any(u"updatedFrom"_s)->hasFocus());
}

void TestBeijingTime::tabMovesToTheNextBound()
{
    start(u"updatedFrom"_s);
    edit(u"updatedFrom"_s)->setSelectedSection(QDateTimeEdit::MinuteSection);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
    QCOMPARE(QApplication::focusWidget()->objectName(), u"updatedFromClear"_s);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
    QCOMPARE(QApplication::focusWidget(), any(u"updatedTo"_s));
}

void TestBeijingTime::enterSubmits()
{
    start(u"updatedFrom"_s);
    QSignalSpy submitted{m_from, &BeijingTimeEdit::submitted};
    QTest::keyClick(edit(u"updatedFrom"_s), Qt::Key_Return);
    QCOMPARE(submitted.count(), 1);
}

void TestBeijingTime::settingEmitsNoSignal()
{
    QSignalSpy changed{m_from, &BeijingTimeEdit::valueChanged};
    m_from->setValue(time(u"2026-11-01 10:31:00"));
    m_from->setValue(std::nullopt);
    QCOMPARE(changed.count(), 0);
}

void TestBeijingTime::isNamedInEveryLanguage()
{
    m_from->setValue(time(u"2026-11-01 10:31:00"));
    test::assertAllNamed(m_window.get());
    const test::MarkingTranslator second;
    QVERIFY(test::MarkingTranslator::marks(any(u"updatedTo"_s)->text()));
    auto *clear = m_window->findChild<QToolButton *>(u"updatedFromClear"_s);
    QCOMPARE(clear->accessibleName(), u"〔Clear “Updated from”〕"_s);
}

namespace
{

//! Must be called before Qt first reads the time zone.
void moveToNewYork()
{
    qputenv("TZ", "America/New_York");
#ifdef Q_OS_WIN
    _tzset();
#else
    tzset();
#endif
}

} // namespace

int main(int argc, char **argv)
{
    moveToNewYork();
    QApplication application{argc, argv};
    TestBeijingTime test;
    return QTest::qExec(&test, argc, argv);
}

#include "test_beijingtime.moc"
