using System.Globalization;
using MotoPortal.Consents.Agreement;
using MotoPortal.Terms.Scripts;
using MotoPortal.Terms.Versions;

namespace MotoPortal.Consents.Copy;

/// <summary>
/// Composes the form that a customer signs and sends back by post: the exact terms, boxes to tick, a place for signature and date; last,
/// below a line where it is cut off, the part on which the card is written and which is destroyed. It has no place for the card's
/// verification code, which may not be written down (PCI DSS 3.3.1).
/// </summary>
internal static class PostalFormDocument
{
    private const string Box = "[\u00a0\u00a0\u00a0\u00a0]\u00a0\u00a0";

    /// <summary>Composes the form in the customer's language.</summary>
    /// <param name="number">The number by which it is found again, such as <c>F-2001</c>.</param>
    /// <param name="customer">The customer's name.</param>
    /// <param name="order">The order's reference.</param>
    /// <param name="scope">The scope.</param>
    /// <param name="script">The terms, filled with the scope.</param>
    /// <param name="merchant">The store's details.</param>
    /// <param name="now">When it is printed, UTC.</param>
    public static CustomerDocument Compose(
        string number,
        string customer,
        string order,
        ConsentScope scope,
        ScriptView script,
        MerchantOptions merchant,
        DateTimeOffset now)
    {
        var culture = CultureInfo.GetCultureInfo(script.Language);
        string Text(string key, params object[] values) => CopyText.Get(culture, key, values);
        return new CustomerDocument(
            script.Language,
            Text(nameof(CopyTexts.FormTitle)),
            number,
            merchant.Name,
            now,
            [
                new CopySection(null,
                [
                    new CopyLine.Row(Text(nameof(CopyTexts.FormNumber)), number),
                    new CopyLine.Row(Text(nameof(CopyTexts.FormCustomer)), customer),
                    new CopyLine.Row(Text(nameof(CopyTexts.Order)), order),
                    new CopyLine.Row(
                        Text(nameof(CopyTexts.Terms)), Text(nameof(CopyTexts.TermsVersion), script.Version.ToString(culture))),
                    new CopyLine.Row(Text(nameof(CopyTexts.FormSendTo)), $"{merchant.Name}, {merchant.Address}"),
                ]),
                new CopySection(Text(nameof(CopyTexts.FormTerms)),
                [
                    .. script.Parts.Select(part => new CopyLine.Row(Text($"Part_{part.Key}"), part.Text)),
                ]),
                new CopySection(Text(nameof(CopyTexts.FormInShort)), [new CopyLine.Sentence(ConsentWording.Sentence(scope, culture))]),
                new CopySection(Text(nameof(CopyTexts.Privacy)),
                [
                    .. script.PrivacyNotice.ReplaceLineEndings("\n").Split("\n\n", StringSplitOptions.RemoveEmptyEntries)
                        .Select(paragraph => new CopyLine.Small(paragraph.Trim())),
                ]),
                new CopySection(Text(nameof(CopyTexts.FormTick)),
                [
                    new CopyLine.Sentence(Box + Text(nameof(CopyTexts.FormAgree), merchant.Name)),
                    new CopyLine.Sentence(Box + script.RedisplayQuestion),
                    new CopyLine.Small(Text(nameof(CopyTexts.FormTickHint))),
                    new CopyLine.Row(Text(nameof(CopyTexts.FormDate)), "\n" + Line(24)),
                    new CopyLine.Row(Text(nameof(CopyTexts.FormSignature)), "\n" + Line(44)),
                    new CopyLine.Row(Text(nameof(CopyTexts.FormHolder)), "\n" + Line(44)),
                    new CopyLine.Small("\n" + string.Join(' ', Enumerable.Repeat("-", 96))),
                ]),
                new CopySection(Text(nameof(CopyTexts.FormCard), number),
                [
                    new CopyLine.Sentence(Text(nameof(CopyTexts.FormCut))),
                    new CopyLine.Row(Text(nameof(CopyTexts.FormCardNumber)), "\n" + Line(44)),
                    new CopyLine.Row(Text(nameof(CopyTexts.FormCardExpiry)), "\n" + Line(12)),
                    new CopyLine.Row(Text(nameof(CopyTexts.FormCardName)), "\n" + Line(44)),
                    new CopyLine.Sentence(Text(nameof(CopyTexts.FormNoCode))),
                ]),
            ]);
    }

    private static string Line(int length) => new('_', length);
}
