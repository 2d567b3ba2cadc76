using System.Collections.Immutable;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;
using MotoPortal.Gateway.Objects;
using MotoPortal.Mail.Messages;

namespace MotoPortal.Privacy.Processing;

/// <summary>Lists who receives personal data from the portal, and whether they transfer it out of the European Economic Area.</summary>
internal sealed class ProcessingRecipients(
    IOptions<StripeOptions> stripe, IOptions<MailOptions> mail, IStringLocalizer<ProcessingTexts> texts)
{
    /// <summary>The recipients and what they receive.</summary>
    public ImmutableArray<ProcessingRow> Rows() =>
    [
        stripe.Value.Mode is StripeMode.Practice
            ? new(texts[nameof(ProcessingTexts.Stripe)], texts[nameof(ProcessingTexts.Stripe_Practice)], "Stripe:ApiKey")
            : new(texts[nameof(ProcessingTexts.Stripe)], $"{texts[$"Stripe_{stripe.Value.Mode}"]}\n{Address}", "Stripe:ApiKey"),
        new(texts[nameof(ProcessingTexts.Networks)], texts[nameof(ProcessingTexts.NetworksText)] + Unreal),
        new(texts[nameof(ProcessingTexts.Banks)], texts[nameof(ProcessingTexts.BanksText)] + Unreal),
        MailServer is { } host
            ? new(texts[nameof(ProcessingTexts.MailServer)], texts[nameof(ProcessingTexts.MailServerText), host], "Mail:Host")
            : new(texts[nameof(ProcessingTexts.MailServer)], texts[nameof(ProcessingTexts.NoMailServer)], "Mail:Host"),
        new(texts[nameof(ProcessingTexts.NobodyElse)], texts[nameof(ProcessingTexts.NobodyElseText)]),
    ];

    /// <summary>The transfers out of the European Economic Area, and their safeguards.</summary>
    public ImmutableArray<ProcessingRow> Transfers() =>
    [
        new(texts[nameof(ProcessingTexts.Stripe)], texts[stripe.Value.Mode is StripeMode.Practice
            ? nameof(ProcessingTexts.TransferNone)
            : nameof(ProcessingTexts.TransferStripe)]),
        .. MailServer is { } host
            ? [new(texts[nameof(ProcessingTexts.MailServer)], texts[nameof(ProcessingTexts.TransferMail), host])]
            : Array.Empty<ProcessingRow>(),
    ];

    private string Address => string.IsNullOrEmpty(stripe.Value.ApiBase) ? StripeOptions.OwnAddress : stripe.Value.ApiBase;

    private string? MailServer => string.IsNullOrEmpty(mail.Value.Host) ? null : mail.Value.Host;

    // Networks and banks receive data only of real cards.
    private string Unreal => stripe.Value.Mode is StripeMode.Live ? "" : "\n" + texts[nameof(ProcessingTexts.NotReal)];
}
