using Microsoft.Extensions.Options;

namespace MotoPortal.SaveCard.Setups;

/// <summary>How long a customer has at the reader. Section <c>SaveCard</c>.</summary>
internal sealed class SaveCardOptions
{
    /// <summary>The section's name.</summary>
    public const string Section = "SaveCard";

    /// <summary>Seconds until the portal cancels an attempt by itself.</summary>
    public int CollectSeconds { get; set; } = 180;

    /// <summary>Seconds that "more time" adds.</summary>
    public int MoreTimeSeconds { get; set; } = 120;

    /// <summary>
    /// Minutes within which a recorded consent lets a reader be asked for the card; after that the terms must be read anew.
    /// </summary>
    public int ConsentMinutes { get; set; } = 30;

    /// <summary>The same as <see cref="CollectSeconds"/>.</summary>
    public TimeSpan CollectTime => TimeSpan.FromSeconds(CollectSeconds);

    /// <summary>The same as <see cref="MoreTimeSeconds"/>.</summary>
    public TimeSpan MoreTime => TimeSpan.FromSeconds(MoreTimeSeconds);

    /// <summary>The same as <see cref="ConsentMinutes"/>.</summary>
    public TimeSpan ConsentTime => TimeSpan.FromMinutes(ConsentMinutes);

    /// <summary>Says in whole sentences what is wrong with the settings.</summary>
    internal sealed class Validation : IValidateOptions<SaveCardOptions>
    {
        public ValidateOptionsResult Validate(string? name, SaveCardOptions options)
        {
            List<string> wrong =
            [
                .. Outside(nameof(CollectSeconds), options.CollectSeconds, 5, 1800),
                .. Outside(nameof(MoreTimeSeconds), options.MoreTimeSeconds, 5, 1800),
                .. Outside(nameof(ConsentMinutes), options.ConsentMinutes, 5, 1440),
            ];
            return wrong.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(wrong);
        }

        private static IEnumerable<string> Outside(string key, int value, int least, int most) =>
            value < least || value > most ? [$"SaveCard:{key} is {value}; it must lie between {least} and {most}."] : [];
    }
}
