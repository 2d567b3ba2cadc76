using System.Collections.Immutable;
using System.Globalization;
using MotoPortal.Charges.Policy;
using MotoPortal.Consents.Agreement;
using MotoPortal.Consents.Copy;
using MotoPortal.Consents.Lifecycle;
using MotoPortal.Primitives;

namespace MotoPortal.Receipts;

/// <summary>Composes receipts.</summary>
internal static class ReceiptComposer
{
    /// <summary>Composes the receipt in the customer's language.</summary>
    public static CustomerDocument Compose(ReceiptFacts facts)
    {
        var culture = CultureInfo.GetCultureInfo(facts.Language);
        var sections = ImmutableArray.CreateBuilder<CopySection>();
        sections.Add(new CopySection(null, About(facts, culture)));
        if (!facts.Refunds.IsEmpty)
        {
            sections.Add(new CopySection(ReceiptText.Get(culture, nameof(ReceiptTexts.Refunds)), Refunds(facts, culture)));
        }

        if (facts.Consent is not null)
        {
            sections.Add(new CopySection(ReceiptText.Get(culture, nameof(ReceiptTexts.YourConsent)), YourConsent(facts, culture)));
        }

        sections.Add(new CopySection(ReceiptText.Get(culture, nameof(ReceiptTexts.WhoWeAre)), WhoWeAre(facts, culture)));
        return new CustomerDocument(
            facts.Language,
            ReceiptText.Get(culture, nameof(ReceiptTexts.Title), facts.Number),
            facts.Number,
            facts.Merchant.Name,
            facts.ChargedAt,
            sections.ToImmutable());
    }

    /// <summary>The card as its holder knows it; a general text when Stripe does not name it.</summary>
    public static string Card(ReceiptFacts facts, CultureInfo culture) =>
        facts.Charge is { CardBrand: { } brand, CardLast4: { } last4 }
            ? SealedCardText.Of(brand, last4)
            : ReceiptText.Get(culture, nameof(ReceiptTexts.CardUnknown));

    /// <summary>How it was charged, in a sentence for the customer.</summary>
    public static string How(ReceiptFacts facts, CultureInfo culture) => facts.Charge.Initiation switch
    {
        ChargeInitiation.CustomerOnLine => ReceiptText.Get(culture, nameof(ReceiptTexts.How_CustomerOnLine)),
        ChargeInitiation.CustomerAbsent => ReceiptText.Get(culture, nameof(ReceiptTexts.How_CustomerAbsent)),
        ChargeInitiation.OnReader => ReceiptText.Get(culture, nameof(ReceiptTexts.How_OnReader)),
    };

    private static ImmutableArray<CopyLine> About(ReceiptFacts facts, CultureInfo culture)
    {
        var charge = facts.Charge;
        var lines = ImmutableArray.CreateBuilder<CopyLine>();
        void Add(string key, string? text)
        {
            if (text is { Length: > 0 })
            {
                lines.Add(new CopyLine.Row(ReceiptText.Get(culture, key), text));
            }
        }

        Add(nameof(ReceiptTexts.Amount), charge.Amount.Format(culture));
        Add(nameof(ReceiptTexts.ChargedOn), DayText.MomentInFull(facts.ChargedAt, facts.Calendar, culture));
        Add(nameof(ReceiptTexts.Card), Card(facts, culture));
        Add(nameof(ReceiptTexts.Number), facts.Number);
        Add(nameof(ReceiptTexts.Order), charge.Reference);
        Add(nameof(ReceiptTexts.For), facts.Consent?.Purpose);
        Add(nameof(ReceiptTexts.DueOn), charge.DueOn is { } due ? DayText.InFull(due, culture) : null);
        Add(nameof(ReceiptTexts.How), How(facts, culture));
        return lines.ToImmutable();
    }

    private static ImmutableArray<CopyLine> Refunds(ReceiptFacts facts, CultureInfo culture)
    {
        var lines = ImmutableArray.CreateBuilder<CopyLine>();
        foreach (var refund in facts.Refunds)
        {
            lines.Add(new CopyLine.Row(DayText.InFull(facts.Calendar.DayOf(refund.RequestedAt), culture), refund.Amount.Format(culture)));
        }

        lines.Add(new CopyLine.Row(ReceiptText.Get(culture, nameof(ReceiptTexts.Remains)), (facts.Charge.Amount with
        {
            AmountMinorUnits =
            facts.Charge.AmountMinorUnits - facts.Refunds.Sum(refund => refund.AmountMinorUnits)
        }).Format(culture)));
        lines.Add(new CopyLine.Sentence(ReceiptText.Get(culture, nameof(ReceiptTexts.RefundDays))));
        return lines.ToImmutable();
    }

    private static ImmutableArray<CopyLine> YourConsent(ReceiptFacts facts, CultureInfo culture)
    {
        var number = ConsentNumber.Write(facts.Consent!.Number);
        return
        [
            new CopyLine.Row(ReceiptText.Get(culture, nameof(ReceiptTexts.Number)), number),
            new CopyLine.Sentence(facts.HasEnded
                ? ReceiptText.Get(culture, nameof(ReceiptTexts.ConsentEnded))
                : ReceiptText.Get(culture, nameof(ReceiptTexts.Withdraw), number, facts.Merchant.Contact)),
        ];
    }

    private static ImmutableArray<CopyLine> WhoWeAre(ReceiptFacts facts, CultureInfo culture) =>
    [
        new CopyLine.Row(ReceiptText.Get(culture, nameof(ReceiptTexts.Name)), facts.Merchant.Name),
        new CopyLine.Row(ReceiptText.Get(culture, nameof(ReceiptTexts.Address)), facts.Merchant.Address),
        new CopyLine.Row(ReceiptText.Get(culture, nameof(ReceiptTexts.Contact)), facts.Merchant.Contact),
        new CopyLine.Sentence(ReceiptText.Get(culture, nameof(ReceiptTexts.NotYou), facts.Merchant.Contact)),
        new CopyLine.Small(ReceiptText.Get(culture, nameof(ReceiptTexts.NoInvoice))),
    ];
}
