// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "markingtranslator.h"
#include "tables/checkheaderview.h"
#include "tables/filetableview.h"

#include <QSignalSpy>
#include <QStandardItemModel>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace sealdesk;

//! A click on the check box of the header requests a state; a click elsewhere requests sorting.
class TestCheckHeader final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup() { m_table.reset(); }
    void boxRequestsTheNextState_data();
    void boxRequestsTheNextState();
    void boxDoesNotSort();
    void releaseOutsideTheBoxDoesNothing();
    void sectionRequestsSorting();
    void shiftClickRequestsAnAdditionalKey();
    void sortMarksAreVisible();
    void numbersAppearWithSeveralKeys();
    void toolTipIncludesTheNote();
    void boxMovesWithItsSection();
    void boxIsHiddenWithItsSection();

private:
    [[nodiscard]] QPoint middleOf(int section) const
    {
        return {m_header->sectionViewportPosition(section) + m_header->sectionSize(section) / 2,
                m_header->height() / 2};
    }
    void click(QPoint place, Qt::KeyboardModifiers modifiers = Qt::NoModifier)
    {
        QTest::mouseClick(m_header->viewport(), Qt::LeftButton, modifiers, place);
    }

    QStandardItemModel m_model{3, 4};
    std::unique_ptr<FileTableView> m_table;
    CheckHeaderView *m_header = nullptr;
};

void TestCheckHeader::init()
{
    m_table = std::make_unique<FileTableView>();
    m_header = new CheckHeaderView{m_table.get()};
    m_table->setHorizontalHeader(m_header);
    m_model.setHorizontalHeaderLabels({u"File name"_s, u"State"_s, u"Updated"_s, u"File id"_s});
    m_table->setModel(&m_model);
    m_table->resize(700, 300);
    m_table->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_table.get()));
}

void TestCheckHeader::boxRequestsTheNextState_data()
{
    QTest::addColumn<Qt::CheckState>("shown");
    QTest::addColumn<Qt::CheckState>("wanted");
    QTest::newRow("none") << Qt::Unchecked << Qt::Checked;
    QTest::newRow("some") << Qt::PartiallyChecked << Qt::Checked;
    QTest::newRow("all") << Qt::Checked << Qt::Unchecked;
}

void TestCheckHeader::boxRequestsTheNextState()
{
    QFETCH(Qt::CheckState, shown);
    QFETCH(Qt::CheckState, wanted);
    m_header->setCheckState(shown);
    QSignalSpy toggled{m_header, &CheckHeaderView::toggled};
    click(m_header->boxRect().center());
    QCOMPARE(toggled.count(), 1);
    QCOMPARE(toggled.first().first().value<Qt::CheckState>(), wanted);
    QCOMPARE(m_header->checkState(), shown); // the model decides whether it changes
}

void TestCheckHeader::boxDoesNotSort()
{
    QSignalSpy sorts{m_header, &CheckHeaderView::sortRequested};
    click(m_header->boxRect().center());
    QCOMPARE(sorts.count(), 0);
}

void TestCheckHeader::releaseOutsideTheBoxDoesNothing()
{
    QSignalSpy toggled{m_header, &CheckHeaderView::toggled};
    QSignalSpy sorts{m_header, &CheckHeaderView::sortRequested};
    QTest::mousePress(m_header->viewport(), Qt::LeftButton, {}, m_header->boxRect().center());
    QTest::mouseRelease(m_header->viewport(), Qt::LeftButton, {}, middleOf(1));
    QCOMPARE(toggled.count(), 0);
    QCOMPARE(sorts.count(), 0);
}

void TestCheckHeader::sectionRequestsSorting()
{
    QSignalSpy sorts{m_header, &CheckHeaderView::sortRequested};
    QSignalSpy toggled{m_header, &CheckHeaderView::toggled};
    click(middleOf(0));
    click(middleOf(2));
    QCOMPARE(sorts.count(), 2);
    QCOMPARE(sorts.at(0).at(0).toInt(), 0);
    QCOMPARE(sorts.at(1).at(0).toInt(), 2);
    QCOMPARE(sorts.at(1).at(1).value<Qt::KeyboardModifiers>(), Qt::KeyboardModifiers{});
    QCOMPARE(toggled.count(), 0);
}

void TestCheckHeader::shiftClickRequestsAnAdditionalKey()
{
    QSignalSpy sorts{m_header, &CheckHeaderView::sortRequested};
    click(middleOf(1), Qt::ShiftModifier);
    QCOMPARE(sorts.count(), 1);
    QVERIFY(sorts.first().at(1).value<Qt::KeyboardModifiers>().testFlag(Qt::ShiftModifier));
}

void TestCheckHeader::sortMarksAreVisible()
{
    const QImage plain = m_header->grab().toImage();
    m_header->setSortMarks({{2, Qt::AscendingOrder}});
    const QImage up = m_header->grab().toImage();
    m_header->setSortMarks({{2, Qt::DescendingOrder}});
    const QImage down = m_header->grab().toImage();
    QVERIFY(plain != up);
    QVERIFY(plain != down);
    QVERIFY(up != down);
    // Only the section changed.
    const int end = m_header->sectionViewportPosition(2);
    QCOMPARE(up.copy(0, 0, end, up.height()), plain.copy(0, 0, end, plain.height()));
}

void TestCheckHeader::numbersAppearWithSeveralKeys()
{
    const int end = m_header->sectionViewportPosition(2);
    m_header->setSortMarks({{1, Qt::AscendingOrder}});
    const QImage alone = m_header->grab().toImage().copy(0, 0, end, m_header->height());
    m_header->setSortMarks({{1, Qt::AscendingOrder}, {2, Qt::AscendingOrder}});
    const QImage first = m_header->grab().toImage().copy(0, 0, end, m_header->height());
    m_header->setSortMarks({{2, Qt::AscendingOrder}, {1, Qt::AscendingOrder}});
    const QImage second = m_header->grab().toImage().copy(0, 0, end, m_header->height());
    QVERIFY(alone != first);
    QVERIFY(first != second);
}

void TestCheckHeader::toolTipIncludesTheNote()
{
    m_header->setCheckState(Qt::Unchecked);
    m_header->setNote(u"More files exist on the service."_s);
    QVERIFY(m_header->boxToolTip().startsWith(u"Check all files that are shown"_s));
    QVERIFY(m_header->boxToolTip().endsWith(u"More files exist on the service."_s));
    QCOMPARE(m_header->accessibleDescription(), m_header->boxToolTip());
    m_header->setCheckState(Qt::Checked);
    QVERIFY(m_header->boxToolTip().startsWith(u"Uncheck"_s));
    const test::MarkingTranslator second;
    QVERIFY(test::MarkingTranslator::marks(m_header->accessibleName()));
}

void TestCheckHeader::boxMovesWithItsSection()
{
    m_header->moveSection(0, 2);
    QVERIFY(m_header->boxRect().left() > m_header->sectionViewportPosition(2));
    QSignalSpy toggled{m_header, &CheckHeaderView::toggled};
    click(m_header->boxRect().center());
    QCOMPARE(toggled.count(), 1);
}

void TestCheckHeader::boxIsHiddenWithItsSection()
{
    m_header->hideSection(0);
    QVERIFY(m_header->boxRect().isEmpty());
}

QTEST_MAIN(TestCheckHeader)
#include "test_checkheader.moc"
