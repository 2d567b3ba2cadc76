using System.Text.Json.Nodes;
using MotoPortal.Simulator.Http;

namespace MotoPortal.Simulator.Cards;

/// <summary>A reason for which a bank declines.</summary>
/// <param name="Name">Stripe's <c>decline_code</c>.</param>
/// <param name="Advice">The usual <c>advice_code</c>; null for none.</param>
/// <param name="Network">The usual <c>network_decline_code</c>; null for none.</param>
internal sealed record DeclineCode(string Name, string? Advice, string? Network)
{
    /// <summary>The error of a decline for this reason.</summary>
    /// <param name="advice">The advice; null for the usual one.</param>
    public ApiError ToError(string? advice = null)
    {
        var more = new JsonObject { ["decline_code"] = Name };
        if ((advice ?? Advice) is { } advised)
        {
            more["advice_code"] = advised;
        }

        if (Network is not null)
        {
            more["network_decline_code"] = Network;
            more["network_advice_code"] = NetworkAdvice(advice ?? Advice);
        }

        return new ApiError(StatusCodes.Status402PaymentRequired, "card_error", KnownDeclineCodes
            .ErrorCodeOf(Name), KnownDeclineCodes.MessageOf(Name))
        { More = more };
    }

    private static string? NetworkAdvice(string? advice) => advice switch
    {
        "confirm_card_data" => "01",
        "try_again_later" => "02",
        "do_not_try_again" => "03",
        _ => null,
    };
}
