using System.Text.Json.Nodes;
using MotoPortal.Simulator.Http;

namespace MotoPortal.Simulator.PaymentIntents;

/// <summary>The terms of a charge.</summary>
/// <param name="OffSession">Whether it is off-session.</param>
/// <param name="Moto">Whether it is a mail or telephone order, exempt from strong authentication.</param>
/// <param name="StoredCredentialUsage"><c>recurring</c>, <c>installment</c> or <c>unscheduled</c>; null when not given.</param>
/// <param name="ErrorOnAction">Whether required authentication is an error.</param>
/// <param name="OnReader">Whether the card was keyed into a reader.</param>
internal sealed record ConfirmTerms(bool OffSession, bool Moto, string? StoredCredentialUsage, bool ErrorOnAction, bool OnReader)
{
    private const string MotoParam = "payment_method_options[card][moto]";
    private const string UsageParam = "payment_method_options[card][stored_credential_usage]";

    /// <summary>The terms of a call, or Stripe's error about their combination.</summary>
    /// <param name="parameters">The parameters of the call.</param>
    /// <param name="setupFutureUsage">The intent's value after the call; null when the card is not to be saved.</param>
    /// <param name="confirms">Whether the call confirms the intent.</param>
    public static (ConfirmTerms? Terms, ApiError? Error) Read(JsonObject parameters, string? setupFutureUsage, bool confirms)
    {
        var card = parameters["payment_method_options"]?["card"];
        var moto = (bool?)card?["moto"];
        var usage = (string?)card?["stored_credential_usage"];
        var offSession = (string?)parameters["off_session"] is "true" or "one_off" or "recurring";
        foreach (var name in (string[])["off_session", "error_on_requires_action"])
        {
            if (!confirms && parameters[name] is not null)
            {
                return (null, ApiError.Invalid($"You cannot provide `{name}` when creating a PaymentIntent unless `confirm=true`.", name));
            }
        }

        if (moto is not null && !confirms)
        {
            return (null, ApiError.Invalid("`moto` can only be provided when a PaymentIntent is confirmed.", MotoParam));
        }

        if (moto == true && setupFutureUsage == "on_session")
        {
            return (null, ApiError.Invalid(
                "`moto=true` cannot be combined with `setup_future_usage=on_session`; only `off_session` is allowed.", MotoParam));
        }

        if (usage is not null && !offSession)
        {
            return (null, ApiError.Invalid("`stored_credential_usage` can only be provided with `off_session=true`.", UsageParam));
        }

        if (usage is not null && setupFutureUsage is not null)
        {
            return (null, ApiError.Invalid("`stored_credential_usage` cannot be combined with `setup_future_usage`.", UsageParam));
        }

        return (
            new ConfirmTerms(offSession, moto ?? false, usage, (bool?)parameters["error_on_requires_action"] ?? false, OnReader: false),
            null);
    }
}
