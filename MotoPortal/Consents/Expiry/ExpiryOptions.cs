using Microsoft.Extensions.Options;

namespace MotoPortal.Consents.Expiry;

/// <summary>The options for the end of consents. Section <c>Consents</c>.</summary>
internal sealed class ExpiryOptions
{
    public const string Section = "Consents";

    /// <summary>The number of days before a consent's end from which it is shown.</summary>
    public int WarnDaysAhead { get; set; } = 30;

    /// <summary>
    /// The number of days after its end until an expired consent's card is removed at Stripe; nothing is charged to it meanwhile. The
    /// prepared terms promise that the card goes when the consent ends.
    /// </summary>
    public int DetachExpiredAfterDays { get; set; }

    /// <summary>Validates the settings; each failure is a sentence that names the key.</summary>
    internal sealed class Validation : IValidateOptions<ExpiryOptions>
    {
        public ValidateOptionsResult Validate(string? name, ExpiryOptions options)
        {
            List<string> wrong = [];
            if (options.WarnDaysAhead is < 1 or > 365)
            {
                wrong.Add($"Consents:WarnDaysAhead is {options.WarnDaysAhead}; it must lie between 1 and 365.");
            }

            if (options.DetachExpiredAfterDays is < 0 or > 365)
            {
                wrong.Add($"Consents:DetachExpiredAfterDays is {options.DetachExpiredAfterDays}; it must lie between 0 and 365.");
            }

            return wrong.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(wrong);
        }
    }
}
