using System.Globalization;
using CsCheck;
using MotoPortal.Consents.Agreement;
using MotoPortal.Consents.Copy;
using MotoPortal.Pdf;
using MotoPortal.Tests.Support;

namespace MotoPortal.Tests.Consents.Copy;

/// <summary>
/// Goal: no limit is missing in the PDF. Method: random scopes of every kind are written and read back from the file; the expected text is
/// composed here. Spaces are ignored, because a line may break anywhere.
/// </summary>
public sealed class CopyDocumentProperties
{
    private static readonly CustomerDocumentPdf Pdf = new(DocumentWriter.OwnFonts);

    [Fact]
    public void The_paper_names_every_limit() =>
        Gen.Select(ScopeGen.Scope, ScopeGen.Culture).Sample((scope, culture) =>
        {
            var section = new CopySection(null, CopyScope.Lines(scope, allowsRedisplay: false, culture));
            var pdf =
                Pdf.Write(new CustomerDocument(culture.Name, "Copy", "C-1", "Store", DateTimeOffset.UnixEpoch, [section]));

            var text = Bare(PdfText.Read(pdf));
            Limits(scope, culture).Where(limit => !text.Contains(Bare(limit), StringComparison.Ordinal)).ShouldBeEmpty(text);
        }, iter: 150);

    private static IEnumerable<string> Limits(ConsentScope scope, CultureInfo culture)
    {
        var amount = scope.Amount.Format(culture);
        yield return scope.AmountRule is AmountRule.UpTo
            ? (culture.TwoLetterISOLanguageName is "fr" ? "au plus " : "up to ") + amount
            : amount;
        yield return scope.Purpose;
        yield return Said(scope.ValidUntil);
        if (scope.FirstDay is { } first)
        {
            yield return Said(first);
        }

        if (scope.CapPerPeriod is { } cap)
        {
            yield return cap.Cap.Format(culture);
        }

        if (scope.Determination is { } determination)
        {
            yield return determination;
        }

        if (scope.Trigger is { } trigger)
        {
            yield return trigger;
        }

        foreach (var row in scope.Plan?.Rows ?? [])
        {
            yield return row.Amount.Format(culture) + (culture.TwoLetterISOLanguageName is "fr" ? " le " : " on ") + Said(row.DueOn);
        }

        string Said(DateOnly day) =>
            (day.Day == 1 && culture.TwoLetterISOLanguageName is "fr" ? "1er" : day.Day.ToString(CultureInfo.InvariantCulture))
                + day.ToString(" MMMM yyyy", culture);
    }

    private static string Bare(string text) => string.Concat(LineBreaks.Showable(text).Where(letter => !char.IsWhiteSpace(letter)));
}
