using System.Text.RegularExpressions;

namespace MotoPortal.Simulator.Http;

/// <summary>
/// Handles the API version of a request, such as <c>2025-08-27.basil</c>. The simulator has one version, whose shapes all answers have;
/// another well-formed version is accepted, because an SDK sends its own with every request. https://docs.stripe.com/api/versioning
/// </summary>
internal static partial class ApiVersion
{
    private const string Header = "Stripe-Version";
    private const string OwnHeader = "Simulator-Version";

    /// <summary>The error about a request's version; null for none, or when it names no version.</summary>
    /// <param name="request">The request.</param>
    /// <param name="strict">Whether only the simulator's own version is accepted.</param>
    public static ApiError? Check(HttpRequest request, bool strict)
    {
        var asked = request.Headers[Header].ToString();
        return asked.Length == 0 || asked == ParameterSchema.Embedded.ApiVersion ? null
            : !WellFormed().IsMatch(asked)
                ? ApiError.Invalid(
                    "Invalid Stripe API version: a version is a date such as 2020-08-27, or a date with a name such as 2025-08-27.basil.")
            : strict
                ? ApiError.Invalid(
                    $"Invalid Stripe API version: only {ParameterSchema.Embedded.ApiVersion} is taken while Simulator:StrictVersion is set.")
                : null;
    }

    /// <summary>Adds to the response the requested version, as Stripe does, and the version of its shapes.</summary>
    public static void Name(HttpContext context)
    {
        var own = ParameterSchema.Embedded.ApiVersion;
        var asked = context.Request.Headers[Header].ToString();
        context.Response.Headers[Header] = WellFormed().IsMatch(asked) ? asked : own;
        context.Response.Headers[OwnHeader] = own;
    }

    [GeneratedRegex(
        @"\A20[0-9]{2}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])(\.[a-z]{2,30})?\z",
        RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 500)]
    private static partial Regex WellFormed();
}
