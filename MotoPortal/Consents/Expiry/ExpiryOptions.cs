using Microsoft.Extensions.Options;

namespace MotoPortal.Consents.Expiry;

/// <summary>What happens before and after a consent's last day. Section <c>Consents</c>.</summary>
internal sealed class ExpiryOptions
{
    /// <summary>The section's name.</summary>
    public const string Section = "Consents";

    /// <summary>Days ahead that the end of a consent is shown.</summary>
    public int WarnDaysAhead { get; set; } = 30;

    /// <summary>Days after its end that an expired consent's card is removed at Stripe; nothing is charged to it meanwhile.</summary>
    public int DetachExpiredAfterDays { get; set; } = 30;

    /// <summary>Says in whole sentences what is wrong with the settings.</summary>
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
