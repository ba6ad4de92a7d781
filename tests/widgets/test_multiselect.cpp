// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "accessiblenames.h"
#include "markingtranslator.h"
#include "widgets/multiselectbutton.h"

#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace sealdesk;

//! Choosing several values, mostly by keyboard.
class TestMultiSelect final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup() { m_window.reset(); }
    void textDescribesTheChoice();
    void takesAnyLabel();
    void opensByKeyboard_data();
    void opensByKeyboard();
    void arrowsAndSpaceCheck();
    void clickAnywhereInTheRowToggles();
    void escapeAndEnterClose_data();
    void escapeAndEnterClose();
    void listIsCreatedWhenOpened();
    void onlyLongListsHaveASearchField();
    void searchFiltersAndDownMovesToTheList();
    void searchFindsPinyinAndKeys_data();
    void searchFindsPinyinAndKeys();
    void clearButtonUnchecksAll();
    void typedKeysAreAdded();
    void checkedKeysOutliveTheChoices();
    void settingTheSameChoicesKeepsTheItems();
    void hiddenListHasNoCurrentItem();
    void settingEmitsNoSignal();
    void isNamedInEveryLanguage();

private:
    void setChoices(int count);
    void open();
    template <class T>
    [[nodiscard]] T *child(const QString &name) const
    {
        return m_button->findChild<T *>(name);
    }
    [[nodiscard]] QListWidget *list() const { return child<QListWidget>(u"choices"_s); }

    std::unique_ptr<QWidget> m_window;
    MultiSelectButton *m_button = nullptr;
};

void TestMultiSelect::init()
{
    m_window = std::make_unique<QWidget>();
    m_button = new MultiSelectButton{m_window.get()};
    m_button->setObjectName(u"stateFilter"_s);
    m_button->setTitle(u"State"_s);
    setChoices(4);
    m_window->resize(400, 100);
    m_window->show();
    m_window->activateWindow();
    m_button->setFocus();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
}

void TestMultiSelect::listIsCreatedWhenOpened()
{
    m_button->allowTyping(u"Template ID"_s);
    m_button->setCheckedKeys({u"key1"_s});
    QVERIFY(!list());
    QVERIFY(!m_button->isOpen());
    open();
    QCOMPARE(list()->count(), 4);
    QCOMPARE(list()->item(1)->checkState(), Qt::Checked);
    QCOMPARE(child<QLineEdit>(u"typedChoice"_s)->placeholderText(), u"Template ID"_s);
    QVERIFY(list()->accessibleName().contains(u"State"_s));
}

void TestMultiSelect::setChoices(int count)
{
    std::vector<Choice> choices;
    for (int i = 0; i < count; ++i) {
        choices.push_back({.key = u"key%1"_s.arg(i), .label = u"Label %1"_s.arg(i)});
    }
    m_button->setChoices(std::move(choices));
}

void TestMultiSelect::open()
{
    QTest::keyClick(m_button, Qt::Key_Down, Qt::AltModifier);
    QTRY_VERIFY(m_button->isOpen());
}

void TestMultiSelect::textDescribesTheChoice()
{
    QCOMPARE(m_button->text(), u"State: any"_s);
    m_button->setCheckedKeys({u"key2"_s});
    QCOMPARE(m_button->text(), u"State: Label 2"_s);
    m_button->setCheckedKeys({u"key2"_s, u"key0"_s});
    QCOMPARE(m_button->text(), u"State: 2 chosen"_s);
    QCOMPARE(m_button->accessibleName(), u"State: 2 chosen"_s);
    QVERIFY(m_button->toolTip().contains(u"Label 0"_s));
}

void TestMultiSelect::takesAnyLabel()
{
    m_button->setChoices(
        {{.key = u"rd"_s, .label = u"R&D <img src=x>"_s}, {.key = u"w"_s, .label = QString(400, u'W')}});
    m_button->setCheckedKeys({u"rd"_s});
    QVERIFY(m_button->shortcut().isEmpty());
    QCOMPARE(m_button->accessibleName(), u"State: R&D <img src=x>"_s);
    QVERIFY(m_button->toolTip().contains(u"R&amp;D &lt;img src=x&gt;"_s));
    open();
    QVERIFY(list()->minimumWidth() < 1'000);
}

void TestMultiSelect::opensByKeyboard_data()
{
    QTest::addColumn<Qt::Key>("key");
    QTest::addColumn<Qt::KeyboardModifiers>("modifiers");
    QTest::newRow("Alt+Down") << Qt::Key_Down << Qt::KeyboardModifiers{Qt::AltModifier};
    QTest::newRow("Space") << Qt::Key_Space << Qt::KeyboardModifiers{};
    QTest::newRow("Enter") << Qt::Key_Return << Qt::KeyboardModifiers{};
    QTest::newRow("F4") << Qt::Key_F4 << Qt::KeyboardModifiers{};
}

void TestMultiSelect::opensByKeyboard()
{
    QFETCH(Qt::Key, key);
    QFETCH(Qt::KeyboardModifiers, modifiers);
    QTest::keyClick(m_button, key, modifiers);
    QTRY_VERIFY(m_button->isOpen());
    QTRY_VERIFY(list()->hasFocus());
}

void TestMultiSelect::arrowsAndSpaceCheck()
{
    open();
    QSignalSpy changed{m_button, &MultiSelectButton::checkedKeysChanged};
    QTest::keyClick(list(), Qt::Key_Space);
    QTest::keyClick(list(), Qt::Key_Down);
    QTest::keyClick(list(), Qt::Key_Down);
    QTest::keyClick(list(), Qt::Key_Space);
    QCOMPARE(changed.count(), 2);
    QCOMPARE(m_button->checkedKeys(), (QStringList{u"key0"_s, u"key2"_s}));
    QTest::keyClick(list(), Qt::Key_Space);
    QCOMPARE(m_button->checkedKeys(), QStringList{u"key0"_s});
    QVERIFY(m_button->isOpen());
}

void TestMultiSelect::clickAnywhereInTheRowToggles()
{
    open();
    const QRect row = list()->visualItemRect(list()->item(1));
    QTest::mouseClick(list()->viewport(), Qt::LeftButton, {}, QPoint{row.right() - 5, row.center().y()});
    QCOMPARE(m_button->checkedKeys(), QStringList{u"key1"_s});
    QTest::mouseClick(list()->viewport(), Qt::LeftButton, {}, QPoint{row.left() + 8, row.center().y()});
    QCOMPARE(m_button->checkedKeys(), QStringList{});
}

void TestMultiSelect::escapeAndEnterClose_data()
{
    QTest::addColumn<Qt::Key>("key");
    QTest::newRow("Esc") << Qt::Key_Escape;
    QTest::newRow("Enter") << Qt::Key_Return;
}

void TestMultiSelect::escapeAndEnterClose()
{
    QFETCH(Qt::Key, key);
    open();
    QTest::keyClick(list(), Qt::Key_Space);
    QTest::keyClick(list(), key);
    QTRY_VERIFY(!m_button->isOpen());
    QCOMPARE(m_button->checkedKeys(), QStringList{u"key0"_s});
}

void TestMultiSelect::onlyLongListsHaveASearchField()
{
    open();
    QVERIFY(child<QLineEdit>(u"searchChoices"_s)->isHidden());
    QTest::keyClick(list(), Qt::Key_Escape);
    setChoices(MultiSelectPopup::searchFieldThreshold);
    open();
    QVERIFY(child<QLineEdit>(u"searchChoices"_s)->isVisible());
    QTRY_VERIFY(child<QLineEdit>(u"searchChoices"_s)->hasFocus());
}

void TestMultiSelect::searchFiltersAndDownMovesToTheList()
{
    setChoices(20);
    open();
    auto *search = child<QLineEdit>(u"searchChoices"_s);
    QTest::keyClicks(search, u"label 13"_s);
    int shown = 0;
    for (int row = 0; row < list()->count(); ++row) {
        shown += list()->item(row)->isHidden() ? 0 : 1;
    }
    QCOMPARE(shown, 1);
    QTest::keyClick(search, Qt::Key_Down);
    QTRY_VERIFY(list()->hasFocus());
    QTest::keyClick(list(), Qt::Key_Space);
    QCOMPARE(m_button->checkedKeys(), QStringList{u"key13"_s});
}

void TestMultiSelect::searchFindsPinyinAndKeys_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QStringList>("shown");
    QTest::newRow("initials") << u"ldht"_s << QStringList{u"劳动合同"_s};
    QTest::newRow("pinyin") << u"bao mi"_s << QStringList{u"保密协议"_s};
    QTest::newRow("without the accent") << u"reglement"_s << QStringList{u"Règlement"_s};
    QTest::newRow("full width") << u"ＫＥＹ１２"_s << QStringList{u"保密协议"_s};
    QTest::newRow("none") << u"ldhtx"_s << QStringList{};
}

void TestMultiSelect::searchFindsPinyinAndKeys()
{
    QFETCH(const QString, typed);
    QFETCH(const QStringList, shown);
    std::vector<Choice> choices{{.key = u"key11"_s, .label = u"劳动合同"_s},
                                {.key = u"key12"_s, .label = u"保密协议"_s},
                                {.key = u"key13"_s, .label = u"Règlement"_s}};
    for (int i = 0; i < MultiSelectPopup::searchFieldThreshold; ++i) {
        choices.push_back({.key = u"other%1"_s.arg(i), .label = u"%1"_s.arg(i)});
    }
    m_button->setChoices(std::move(choices));
    open();
    child<QLineEdit>(u"searchChoices"_s)->setText(typed);
    QStringList found;
    for (int row = 0; row < list()->count(); ++row) {
        if (!list()->item(row)->isHidden()) {
            found.append(list()->item(row)->text());
        }
    }
    QCOMPARE(found, shown);
}

void TestMultiSelect::clearButtonUnchecksAll()
{
    m_button->setCheckedKeys({u"key0"_s, u"key3"_s});
    open();
    QSignalSpy changed{m_button, &MultiSelectButton::checkedKeysChanged};
    QTest::keyClick(child<QPushButton>(u"clearChoices"_s), Qt::Key_Space);
    QCOMPARE(m_button->checkedKeys(), QStringList{});
    QCOMPARE(changed.count(), 1);
    QVERIFY(!child<QPushButton>(u"clearChoices"_s)->isEnabled());
}

void TestMultiSelect::typedKeysAreAdded()
{
    m_button->allowTyping(u"Template ID"_s);
    open();
    auto *entry = child<QLineEdit>(u"typedChoice"_s);
    QVERIFY(entry->isVisible());
    QSignalSpy changed{m_button, &MultiSelectButton::checkedKeysChanged};
    entry->setFocus();
    QTest::keyClicks(entry, u"7405949343401772554, 6891251722631890445 key1"_s);
    QTest::keyClick(entry, Qt::Key_Return);
    QCOMPARE(m_button->checkedKeys(), (QStringList{u"7405949343401772554"_s, u"6891251722631890445"_s, u"key1"_s}));
    QCOMPARE(changed.count(), 1);
    QCOMPARE(list()->count(), 6);
    QVERIFY(m_button->isOpen());
    QVERIFY(entry->text().isEmpty());
}

void TestMultiSelect::checkedKeysOutliveTheChoices()
{
    m_button->setCheckedKeys({u"key3"_s, u"foreign"_s});
    setChoices(2);
    QCOMPARE(m_button->checkedKeys(), (QStringList{u"key3"_s, u"foreign"_s}));
    open();
    QCOMPARE(list()->count(), 4);
}

void TestMultiSelect::settingTheSameChoicesKeepsTheItems()
{
    m_button->setCheckedKeys({u"key1"_s});
    open();
    const QListWidgetItem *before = list()->item(0);
    QSignalSpy inserted{list()->model(), &QAbstractItemModel::rowsInserted};
    setChoices(4);
    m_button->setCheckedKeys({u"key1"_s});
    QCOMPARE(list()->item(0), before);
    QCOMPARE(inserted.count(), 0);
    setChoices(5);
    QCOMPARE(list()->count(), 5);
}

void TestMultiSelect::hiddenListHasNoCurrentItem()
{
    open();
    QTest::keyClick(list(), Qt::Key_Escape);
    setChoices(6);
    QCOMPARE(list()->currentRow(), -1);
    open();
    QCOMPARE(list()->currentRow(), 0);
}

void TestMultiSelect::settingEmitsNoSignal()
{
    QSignalSpy changed{m_button, &MultiSelectButton::checkedKeysChanged};
    m_button->setCheckedKeys({u"key3"_s});
    setChoices(3);
    QCOMPARE(changed.count(), 0);
}

void TestMultiSelect::isNamedInEveryLanguage()
{
    m_button->allowTyping(u"Template ID"_s);
    setChoices(20);
    open();
    test::assertAllNamed(m_window.get());
    const test::MarkingTranslator second;
    QCOMPARE(m_button->text(), u"〔State: any〕"_s);
    QVERIFY(test::MarkingTranslator::marks(child<QPushButton>(u"clearChoices"_s)->text()));
    QVERIFY(test::MarkingTranslator::marks(child<QPushButton>(u"addTypedChoice"_s)->text()));
    QVERIFY(test::MarkingTranslator::marks(child<QLineEdit>(u"searchChoices"_s)->placeholderText()));
}

QTEST_MAIN(TestMultiSelect)
#include "test_multiselect.moc"
