using System.Collections.Immutable;
using MotoPortal.Gateway.Objects;
using MotoPortal.Primitives;
using MotoPortal.Primitives.Amounts;
using MotoPortal.Primitives.Texts;
using MotoPortal.Shell.Masking;
using Stripe;
using Stripe.Terminal;

namespace MotoPortal.Gateway.Calls;

/// <summary>Maps Stripe's objects to the portal's own, which are always complete.</summary>
internal static class StripeMapping
{
    public static StripeCustomer From(Customer customer) =>
        new(CustomerId.From(customer.Id), Masked(customer.Name) ?? "", Masked(customer.Email), Masked(customer.Phone))
        {
            Language = customer.PreferredLocales is [{ Length: > 0 } first, ..] ? Masked(first) : null,
            Address = customer.Address is { } address
                ? new StripeAddress(
                    Masked(address.Line1) ?? "",
                    Masked(address.Line2) ?? "",
                    Masked(address.PostalCode) ?? "",
                    Masked(address.City) ?? "",
                    Masked(address.Country) ?? "")
                : StripeAddress.None,
            Company = Masked(customer.BusinessName) ?? "",
            Note = Masked(customer.Description) ?? "",
        };

    public static StripeLocation From(Location location) =>
        new(LocationId.From(location.Id), Masked(location.DisplayName) ?? location.Id);

    // What people type at Stripe may be a card number, which is neither shown nor kept here.
    private static string? Masked(string? text) => StoredTextGuard.HoldsCardNumber(text) ? CardNumberMask.Text : text;

    /// <summary>Metadata without a name that is a card number, and with such values masked; the portal's own ids are none.</summary>
    public static ImmutableDictionary<string, string> Masked(IReadOnlyDictionary<string, string> metadata) =>
        metadata.Where(pair => !StoredTextGuard.HoldsCardNumber(pair.Key))
            .ToImmutableDictionary(pair => pair.Key, pair => Masked(pair.Value) ?? "", StringComparer.Ordinal);

    public static StripeReader From(Reader reader) => new(
        ReaderId.From(reader.Id),
        reader.Label is { Length: > 0 } label ? Masked(label)! : Masked(reader.SerialNumber) ?? reader.Id,
        reader.DeviceType ?? "",
        reader.Status switch { "online" => true, "offline" => false, _ => null },
        reader.LastSeenAt is { } seen ? new DateTimeOffset(DateTime.SpecifyKind(seen, DateTimeKind.Utc)) : null,
        LocationId.TryFrom(reader.LocationId),
        reader.Action is { } action ? From(action) : null,
        Masked(reader.SerialNumber),
        reader.DeviceSwVersion);

    public static StripeSetupIntent From(SetupIntent intent) => new(
        SetupIntentId.From(intent.Id),
        StatusOf(intent.Status),
        intent.PaymentMethodTypes?.Contains("card") ?? false,
        CustomerId.TryFrom(intent.CustomerId),
        SetupAttemptId.TryFrom(intent.LatestAttemptId),
        From(intent.LastSetupError),
        intent.PaymentMethod is { } method && CardOf(method) is { } card ? card with { Mandate = intent.MandateId } : null,
        intent.LatestAttempt?.PaymentMethodDetails?.Card?.Moto,
        intent.Metadata is { } metadata ? Masked(metadata) : null);

    public static StripePaymentIntent From(PaymentIntent intent) => new(
        PaymentIntentId.From(intent.Id),
        PaymentStatusOf(intent.Status),
        new Money(intent.Amount, intent.Currency),
        intent.PaymentMethodTypes?.Contains("card") ?? false,
        CustomerId.TryFrom(intent.CustomerId),
        intent.PaymentMethod is { } method ? CardOf(method) : null,
        StripeChargeId.TryFrom(intent.LatestChargeId),
        From(intent.LastPaymentError),
        intent.LatestCharge?.PaymentMethodDetails?.Card?.Moto,
        intent.LatestCharge?.AmountRefunded ?? 0,
        intent.LatestCharge?.Disputed ?? false,
        intent.Metadata is { } metadata ? Masked(metadata) : null)
    {
        Description = Masked(intent.Description) ?? "",
        CreatedAt = new DateTimeOffset(DateTime.SpecifyKind(intent.Created, DateTimeKind.Utc)),
    };

    /// <summary>The card of a PaymentMethod; null when it is not a card.</summary>
    public static StripeCard? CardOf(PaymentMethod method) =>
        method.Card is { } card
            ? new StripeCard(PaymentMethodId.From(method.Id), card.Brand ?? "unknown", card.Last4
                ?? "", (int)card.ExpMonth, (int)card.ExpYear, CustomerId.TryFrom(method.CustomerId), card.Fingerprint)
            : null;

    private static StripeReaderAction From(ReaderAction action) => new(
        action.Status switch
        {
            "succeeded" =>
            ReaderActionStatus.Succeeded,
            "failed" => ReaderActionStatus.Failed,
            _ => ReaderActionStatus.InProgress
        },
        SetupIntentId.TryFrom(action.ProcessSetupIntent?.SetupIntentId),
        action.Status is not "failed" ? null
            : action.ApiError is { Code: not null } error ? From(error)
            : new StripeFailure(action.FailureCode, action.ApiError?.DeclineCode),
        PaymentIntentId.TryFrom(action.ProcessPaymentIntent?.PaymentIntentId));

    /// <summary>What an error says about a card; null for no error.</summary>
    public static StripeFailure? From(StripeError? error) =>
        error is null ? null : new StripeFailure(error.Code, error.DeclineCode, error.AdviceCode, error.NetworkDeclineCode);

    private static PaymentIntentStatus PaymentStatusOf(string? status) => status switch
    {
        "requires_confirmation" => PaymentIntentStatus.RequiresConfirmation,
        "requires_action" => PaymentIntentStatus.RequiresAction,
        "processing" => PaymentIntentStatus.Processing,
        "requires_capture" => PaymentIntentStatus.RequiresCapture,
        "succeeded" => PaymentIntentStatus.Succeeded,
        "canceled" => PaymentIntentStatus.Canceled,
        _ => PaymentIntentStatus.RequiresPaymentMethod,
    };

    private static SetupIntentStatus StatusOf(string? status) => status switch
    {
        "requires_confirmation" => SetupIntentStatus.RequiresConfirmation,
        "requires_action" => SetupIntentStatus.RequiresAction,
        "processing" => SetupIntentStatus.Processing,
        "succeeded" => SetupIntentStatus.Succeeded,
        "canceled" => SetupIntentStatus.Canceled,
        _ => SetupIntentStatus.RequiresPaymentMethod,
    };
}
