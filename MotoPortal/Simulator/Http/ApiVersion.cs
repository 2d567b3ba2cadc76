using System.Text.RegularExpressions;

namespace MotoPortal.Simulator.Http;

/// <summary>
/// The version of the API that a request asks for, such as <c>2025-08-27.basil</c>. The simulator has one version, whose shapes all answers
/// have; another one that is well-formed is taken too, since an SDK sends its own with every request.
/// https://docs.stripe.com/api/versioning
/// </summary>
internal static partial class ApiVersion
{
    private const string Header = "Stripe-Version";
    private const string OwnHeader = "Simulator-Version";

    /// <summary>What is wrong with the version of a request; null when nothing is, or it names none.</summary>
    /// <param name="request">The request.</param>
    /// <param name="strict">Whether only the simulator's own version is taken.</param>
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

    /// <summary>
    /// Names in the answer the version that was asked for, as Stripe does, and beside it the one whose shapes the answer has.
    /// </summary>
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
