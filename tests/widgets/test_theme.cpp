// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "palettes.h"
#include "tables/outcomedelegate.h"
#include "tables/statedelegate.h"
#include "tables/tabulardelegate.h"
#include "widgets/accentbutton.h"
#include "widgets/icons.h"
#include "widgets/theme.h"

#include <QApplication>
#include <QSet>
#include <QStandardItemModel>
#include <QStyleFactory>
#include <QTableView>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace sealdesk;

//! The colours derived from the palette are readable, and every state has an icon with its own shape.
class TestTheme final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QApplication::setStyle(QStyleFactory::create(u"Fusion"_s)); }
    void contrastMatchesTheGuidelines()
    {
        QCOMPARE(theme::contrast(Qt::white, Qt::black), 21.0);
        QCOMPARE(theme::contrast(Qt::black, Qt::white), 21.0);
        QVERIFY(std::abs(theme::contrast(QColor{0x76, 0x76, 0x76}, Qt::white) - 4.54) < 0.01);
    }
    void darkPaletteHasLightText()
    {
        QVERIFY(!theme::isDark(test::lightPalette()));
        QVERIFY(theme::isDark(test::darkPalette()));
    }
    void textIsReadable_data() { palettes(); }
    void textIsReadable();
    void buttonsAreReadable_data() { palettes(); }
    void buttonsAreReadable();
    void buttonShowsItsFocus_data() { palettes(); }
    void buttonShowsItsFocus();
    void buttonFollowsThePalette();
    void everyStateHasItsOwnShape();
    void everyIconExists();
    void iconIsTinted();
    void applicationIconHasTheUsualSizes();
    void tabularDigitsHaveEqualWidth();
    void stateCellHasIconAndText();
    void outcomeCellHasIcon();
    void rowsHavePadding();

private:
    static void palettes()
    {
        QTest::addColumn<QPalette>("palette");
        QTest::newRow("light") << test::lightPalette();
        QTest::newRow("dark") << test::darkPalette();
    }
};

void TestTheme::textIsReadable()
{
    QFETCH(QPalette, palette);
    const QColor backgrounds[] = {palette.color(QPalette::Window), palette.color(QPalette::Base)};
    for (const QColor &background : backgrounds) {
        QVERIFY(theme::contrast(theme::accent(palette), background) >= theme::minimumContrast);
        QVERIFY(theme::contrast(theme::secondaryText(palette), background) >= theme::minimumContrast);
        for (const theme::Tone tone : theme::allTones) {
            QVERIFY(theme::contrast(theme::text(tone, palette), background) >= theme::minimumContrast);
        }
    }
    for (const theme::Tone tone : theme::allTones) {
        const QColor fill = theme::fill(tone, palette);
        QVERIFY(theme::contrast(palette.color(QPalette::WindowText), fill) >= theme::minimumContrast);
        QVERIFY(theme::contrast(theme::text(tone, palette), fill) >= theme::minimumContrast);
    }
}

void TestTheme::buttonsAreReadable()
{
    QFETCH(QPalette, palette);
    QApplication::setPalette(palette);
    for (const auto emphasis : {AccentButton::Emphasis::Accent, AccentButton::Emphasis::Danger}) {
        AccentButton button{emphasis};
        button.resize(120, 32);
        const QImage image = button.grab().toImage();
        for (int y = 6; y < 26; ++y) {
            const QColor painted = image.pixelColor(60, y);
            const double contrast = theme::contrast(painted, button.palette().color(QPalette::ButtonText));
            QVERIFY2(contrast >= theme::minimumContrast, qPrintable(painted.name() + u" %1"_s.arg(contrast)));
        }
    }
    QApplication::setPalette(test::lightPalette());
}

// The ring, the gap and the fill contrast with each other.
void TestTheme::buttonShowsItsFocus()
{
    constexpr double minimumGraphicsContrast = 3.0; // WCAG 2.1, 1.4.11
    QFETCH(QPalette, palette);
    QApplication::setPalette(palette);
    for (const auto emphasis : {AccentButton::Emphasis::Accent, AccentButton::Emphasis::Danger}) {
        AccentButton button{emphasis};
        button.resize(120, 32);
        button.show();
        button.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&button));
        button.setFocus();
        const QImage image = button.grab().toImage();
        const QColor window = palette.color(QPalette::Window);
        const QColor fill = button.palette().color(QPalette::Button);
        QVERIFY(theme::contrast(image.pixelColor(0, 16), window) >= minimumGraphicsContrast);
        QVERIFY(theme::contrast(image.pixelColor(1, 16), fill) >= minimumGraphicsContrast);
        QCOMPARE(image.pixelColor(2, 16), window);
        QCOMPARE(image.pixelColor(3, 16), window);
        button.clearFocus();
        QCOMPARE(button.grab().toImage().pixelColor(0, 16), window);
    }
    QApplication::setPalette(test::lightPalette());
}

void TestTheme::buttonFollowsThePalette()
{
    QApplication::setPalette(test::lightPalette());
    QWidget window;
    AccentButton button{AccentButton::Emphasis::Accent, &window};
    const QColor before = button.palette().color(QPalette::Button);
    QPalette other = test::lightPalette();
    other.setColor(QPalette::Highlight, QColor{0x80, 0x20, 0x80});
    QApplication::setPalette(other);
    QCoreApplication::processEvents();
    QVERIFY(button.palette().color(QPalette::Button) != before);
    QApplication::setPalette(test::lightPalette());
}

void TestTheme::everyStateHasItsOwnShape()
{
    QSet<QString> shapes{iconFileName(stateIcon(FileState{u"frozen"_s}))};
    for (const KnownState state : allKnownStates) {
        shapes.insert(iconFileName(stateIcon(state)));
    }
    QCOMPARE(shapes.size(), qsizetype{11});
    QSet<QString> outcomes;
    for (const OutcomeState state : allOutcomeStates) {
        outcomes.insert(iconFileName(outcomeIcon(state)));
    }
    QCOMPARE(outcomes.size(), qsizetype{outcomeStateCount});
}

void TestTheme::everyIconExists()
{
    for (int name = 0; name < iconNameCount; ++name) {
        const auto icon = static_cast<IconName>(name);
        for (const int extent : {16, 24, 32, 48, 64, 96}) {
            const QImage image = tintedPixmap(icon, Qt::black, extent, 1.0).toImage();
            QCOMPARE(image.size(), QSize(extent, extent));
            int drawn = 0;
            for (int y = 0; y < extent; ++y) {
                for (int x = 0; x < extent; ++x) {
                    drawn += image.pixelColor(x, y).alpha() > 128 ? 1 : 0;
                }
            }
            QVERIFY2(drawn > extent / 2 && drawn < extent * extent, qPrintable(iconFileName(icon)));
        }
    }
}

void TestTheme::iconIsTinted()
{
    const QImage stop = tintedPixmap(IconName::Stop, QColor{10, 200, 30}, 16, 2.0).toImage();
    QCOMPARE(stop.size(), QSize(32, 32));
    QCOMPARE(stop.devicePixelRatio(), 2.0);
    QCOMPARE(stop.pixelColor(16, 16), QColor(10, 200, 30));

    const QIcon icon = tintedIcon(IconName::Stop, QColor{10, 200, 30}, QColor{1, 2, 3});
    const auto middle = [&icon](QIcon::Mode mode) {
        return icon.pixmap(QSize{20, 20}, 2.0, mode).toImage().pixelColor(20, 20);
    };
    QCOMPARE(icon.pixmap(QSize{20, 20}, 2.0).size(), QSize(40, 40));
    QCOMPARE(middle(QIcon::Normal), QColor(10, 200, 30));
    QCOMPARE(middle(QIcon::Selected), QColor(1, 2, 3));
    QVERIFY(middle(QIcon::Disabled) != middle(QIcon::Normal));
    QVERIFY(paletteIcon(IconName::Stop, tintOf(QPalette::Text)).pixmap(QSize{16, 16}, 1.0, QIcon::Disabled).size() ==
            QSize(16, 16));
}

void TestTheme::applicationIconHasTheUsualSizes()
{
    const QIcon icon = applicationIcon();
    for (const int size : {16, 24, 32, 48, 64, 128}) {
        QCOMPARE(icon.pixmap(QSize{size, size}, 1.0).size(), QSize(size, size));
    }
}

void TestTheme::tabularDigitsHaveEqualWidth()
{
    const QFontMetricsF metrics{theme::tabularFont(QApplication::font())};
    for (const QChar digit : u"123456789"_s) {
        QCOMPARE(metrics.horizontalAdvance(digit), metrics.horizontalAdvance(u'0'));
    }
}

namespace
{

//! Returns whether the first cell of \a view contains \a colour.
bool cellShows(QTableView &view, const QColor &colour)
{
    const QRect cell = view.visualRect(view.model()->index(0, 0));
    const QImage image = view.viewport()->grab(cell).toImage();
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x) {
            if (image.pixel(x, y) == colour.rgb()) {
                return true;
            }
        }
    }
    return false;
}

} // namespace

void TestTheme::stateCellHasIconAndText()
{
    QStandardItemModel model{1, 1};
    QTableView view;
    view.setPalette(test::lightPalette());
    view.setItemDelegate(new StateDelegate{Qt::UserRole, &view});
    view.setModel(&model);
    model.setData(model.index(0, 0), QVariant::fromValue(FileState{KnownState::Failed}), Qt::UserRole);
    const QColor red = theme::stateColor(KnownState::Failed, view.palette());
    QVERIFY(cellShows(view, red));
    model.setData(model.index(0, 0), u"failed"_s, Qt::UserRole);
    QVERIFY(cellShows(view, red));
    model.setData(model.index(0, 0), u"sign_finished"_s, Qt::UserRole);
    QVERIFY(!cellShows(view, red));
    const int iconOnly = view.sizeHintForIndex(model.index(0, 0)).width();
    model.setData(model.index(0, 0), u"Completed"_s);
    QVERIFY(view.sizeHintForIndex(model.index(0, 0)).width() > iconOnly);
}

void TestTheme::outcomeCellHasIcon()
{
    QStandardItemModel model{1, 1};
    QTableView view;
    view.setPalette(test::lightPalette());
    view.setItemDelegate(new OutcomeDelegate{Qt::UserRole, &view});
    view.setModel(&model);
    model.setData(model.index(0, 0), QVariant::fromValue(OutcomeState::Terminated), Qt::UserRole);
    QVERIFY(cellShows(view, theme::outcomeColor(OutcomeState::Terminated, view.palette())));
    model.setData(model.index(0, 0), static_cast<int>(OutcomeState::Unknown), Qt::UserRole);
    QVERIFY(cellShows(view, theme::outcomeColor(OutcomeState::Unknown, view.palette())));
}

void TestTheme::rowsHavePadding()
{
    const QFontMetrics metrics{QApplication::font()};
    QVERIFY(theme::rowHeight(metrics) >= metrics.height() * 3 / 2);
    QStandardItemModel model{1, 1};
    QTableView view;
    view.setItemDelegate(new TabularDelegate{&view});
    view.setModel(&model);
    model.setData(model.index(0, 0), u"7405949343401772554"_s);
    QCOMPARE(view.sizeHintForIndex(model.index(0, 0)).height(), theme::rowHeight(view.fontMetrics()));
}

QTEST_MAIN(TestTheme)
#include "test_theme.moc"
