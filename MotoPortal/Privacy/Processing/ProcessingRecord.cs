using System.Collections.Immutable;
using System.Globalization;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;
using MotoPortal.Consents.Agreement;
using MotoPortal.Consents.Evidence;
using MotoPortal.Consents.Expiry;
using MotoPortal.PersonalData;
using MotoPortal.SignedForms;
using MotoPortal.Terms.Versions;

namespace MotoPortal.Privacy.Processing;

/// <summary>
/// Writes the record of processing activities that article 30(1) of Regulation (EU) 2016/679 requires of a controller. It is generated from
/// the running portal's settings, so that it matches them.
/// </summary>
internal sealed class ProcessingRecord(
    IOptions<MerchantOptions> merchant,
    IOptions<ExpiryOptions> expiry,
    IEnumerable<IRetentionRule> rules,
    ProcessingRecipients recipients,
    ProcessingMeasures measures,
    IStringLocalizer<ProcessingTexts> texts,
    IStringLocalizer<PrivacyTexts> ruleTexts)
{
    /// <summary>The whole record, in the page's language.</summary>
    public ImmutableArray<ProcessingSection> Write() =>
    [
        new("controller", texts[nameof(ProcessingTexts.Controller)], Controller()),
        new("purposes", texts[nameof(ProcessingTexts.Purposes)], Purposes()),
        new("people", texts[nameof(ProcessingTexts.People)], People()),
        new(
            "data",
            texts[nameof(ProcessingTexts.Data)],
            [.. Enum.GetValues<DataCategory>().Select(category => Row($"Data_{category}", $"DataText_{category}"))]),
        new("recipients", texts[nameof(ProcessingTexts.Recipients)], recipients.Rows()),
        new("transfers", texts[nameof(ProcessingTexts.Transfers)], recipients.Transfers()),
        new("retention", texts[nameof(ProcessingTexts.Retention)], Retention()),
        new("measures", texts[nameof(ProcessingTexts.Measures)], measures.Rows()),
    ];

    private ImmutableArray<ProcessingRow> Controller()
    {
        var store = merchant.Value;
        return
        [
            new(texts[nameof(ProcessingTexts.ControllerName)], store.Name, "Merchant:Name"),
            new(texts[nameof(ProcessingTexts.ControllerAddress)], store.Address, "Merchant:Address"),
            new(texts[nameof(ProcessingTexts.ControllerCountry)], store.Country, "Merchant:Country"),
            new(texts[nameof(ProcessingTexts.ControllerContact)], store.Contact, "Merchant:Contact"),
            new(texts[nameof(ProcessingTexts.ControllerPrivacy)], store.PrivacyContact, "Merchant:PrivacyContact"),
            new(texts[nameof(ProcessingTexts.ControllerAuthority)], store.Authority, "Merchant:Authority"),
        ];
    }

    private ImmutableArray<ProcessingRow> Purposes() =>
    [
        .. Enum.GetValues<ConsentKind>().Select(
            kind => new ProcessingRow(ConsentText.Of(kind), $"{texts[$"Kind_{kind}"]}\n{texts[$"Basis_{KindRules.BasisOf(kind)}"]}")),
        .. Enum.GetValues<ProcessingActivity>().Select(activity => Row($"Activity_{activity}", $"ActivityText_{activity}")),
    ];

    private ImmutableArray<ProcessingRow> People() =>
    [
        Row(nameof(ProcessingTexts.Customers), nameof(ProcessingTexts.CustomersText)),
        Row(nameof(ProcessingTexts.Cardholders), nameof(ProcessingTexts.CardholdersText)),
        Row(nameof(ProcessingTexts.Staff), nameof(ProcessingTexts.StaffText)),
    ];

    private ImmutableArray<ProcessingRow> Retention() =>
    [
        .. rules.OrderBy(rule => rule.Kind)
            .Select(rule => new ProcessingRow(ruleTexts[$"Rule{rule.Kind}"], ruleTexts[$"Keeps{rule.Kind}", rule.Keeps], rule.Setting)),
        new(
            texts[nameof(ProcessingTexts.CardAtStripe)],
            expiry.Value.DetachExpiredAfterDays is 0
                ? texts[nameof(ProcessingTexts.CardAtStripeAtOnce)]
                : texts[nameof(ProcessingTexts.CardAtStripeText), expiry.Value.DetachExpiredAfterDays],
            $"{ExpiryOptions.Section}:{nameof(ExpiryOptions.DetachExpiredAfterDays)}"),
        new(texts[nameof(ProcessingTexts.LooseForms)], texts[nameof(ProcessingTexts.LooseFormsText), SignedFormVault.Unreferenced.TotalDays
            .ToString("0", CultureInfo.CurrentCulture)]),
        Row(nameof(ProcessingTexts.LedgerStays), nameof(ProcessingTexts.LedgerStaysText)),
    ];

    private ProcessingRow Row(string term, string text) => new(texts[term], texts[text]);
}
