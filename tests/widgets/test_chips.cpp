// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "accessiblenames.h"
#include "markingtranslator.h"
#include "widgets/chipbar.h"

#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

using namespace Qt::StringLiterals;
using namespace sealdesk;

//! The chips of the active filters and their buttons.
class TestChips final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_bar = std::make_unique<ChipBar>();
        m_bar->setChips({{.id = 4, .text = u"State: Completed"_s}, {.id = 9, .text = u"Search: 张三"_s}});
        m_bar->show();
    }
    void cleanup() { m_bar.reset(); }

    void crossReportsItsFilter()
    {
        QSignalSpy removed{m_bar.get(), &ChipBar::removed};
        QTest::keyClick(cross(9), Qt::Key_Space);
        QCOMPARE(removed.count(), 1);
        QCOMPARE(removed.first().first().toInt(), 9);
        QCOMPARE(m_bar->count(), 2);
    }
    void chipMayBeRemovedByItsOwnClick()
    {
        connect(m_bar.get(), &ChipBar::removed, m_bar.get(),
                [this] { m_bar->setChips({{.id = 4, .text = u"State: Completed"_s}}); });
        cross(9)->click();
        QVERIFY(!cross(9));
        QVERIFY(cross(4));
    }
    void clearAllNeedsSeveralFilters()
    {
        QSignalSpy cleared{m_bar.get(), &ChipBar::allRemoved};
        QVERIFY(clearAll()->isVisible());
        clearAll()->click();
        QCOMPARE(cleared.count(), 1);
        m_bar->setChips({{.id = 4, .text = u"State: Completed"_s}});
        QVERIFY(clearAll()->isHidden());
    }
    void isHiddenWithoutFilters()
    {
        QVERIFY(!m_bar->isHidden());
        m_bar->setChips({});
        QVERIFY(m_bar->isHidden());
    }
    void wraps()
    {
        m_bar->setChips({{.id = 1, .text = QString(40, u'a')}, {.id = 2, .text = QString(40, u'b')}});
        QVERIFY(m_bar->heightForWidth(200) > m_bar->heightForWidth(4000));
    }
    void isNamedInEveryLanguage()
    {
        test::assertAllNamed(m_bar.get());
        QVERIFY(cross(9)->accessibleName().contains(u"Search: 张三"_s));
        const test::MarkingTranslator second;
        QCOMPARE(cross(9)->accessibleName(), u"〔Remove the filter “Search: 张三”〕"_s);
        QVERIFY(test::MarkingTranslator::marks(clearAll()->text()));
    }

private:
    [[nodiscard]] QToolButton *cross(int id) const
    {
        return m_bar->findChild<QToolButton *>(u"removeChip%1"_s.arg(id));
    }
    [[nodiscard]] QPushButton *clearAll() const { return m_bar->findChild<QPushButton *>(u"clearAllFilters"_s); }

    std::unique_ptr<ChipBar> m_bar;
};

QTEST_MAIN(TestChips)
#include "test_chips.moc"
