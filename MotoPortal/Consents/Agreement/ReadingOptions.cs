using Microsoft.Extensions.Options;

namespace MotoPortal.Consents.Agreement;

/// <summary>The options for the reading of the terms. Section <c>Consents</c>.</summary>
internal sealed class ReadingOptions
{
    public const string Section = "Consents";

    /// <summary>
    /// The fastest reading that counts, in words a minute. A yes that comes sooner than a question can be spoken at this pace is not taken.
    /// </summary>
    public int FastestWordsPerMinute { get; set; } = 200;

    /// <summary>Validates the settings; each failure is a sentence that names the key.</summary>
    internal sealed class Validation : IValidateOptions<ReadingOptions>
    {
        public ValidateOptionsResult Validate(string? name, ReadingOptions options) =>
            options.FastestWordsPerMinute is < 100 or > 1_000_000
                ? ValidateOptionsResult.Fail(
                    $"Consents:FastestWordsPerMinute is {options.FastestWordsPerMinute}; it must lie between 100 and 1000000.")
                : ValidateOptionsResult.Success;
    }
}
