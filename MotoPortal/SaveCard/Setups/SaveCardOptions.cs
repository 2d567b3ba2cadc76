using Microsoft.Extensions.Options;

namespace MotoPortal.SaveCard.Setups;

/// <summary>The time limits of an attempt. Section <c>SaveCard</c>.</summary>
internal sealed class SaveCardOptions
{
    public const string Section = "SaveCard";

    /// <summary>Seconds until the portal cancels an attempt.</summary>
    public int CollectSeconds { get; set; } = 180;

    /// <summary>Seconds that "more time" adds.</summary>
    public int MoreTimeSeconds { get; set; } = 120;

    /// <summary>Minutes after a consent during which a reader may be asked for the card; after that the terms must be read again.</summary>
    public int ConsentMinutes { get; set; } = 30;

    /// <summary><see cref="CollectSeconds"/> as a time span.</summary>
    public TimeSpan CollectTime => TimeSpan.FromSeconds(CollectSeconds);

    /// <summary><see cref="MoreTimeSeconds"/> as a time span.</summary>
    public TimeSpan MoreTime => TimeSpan.FromSeconds(MoreTimeSeconds);

    /// <summary><see cref="ConsentMinutes"/> as a time span.</summary>
    public TimeSpan ConsentTime => TimeSpan.FromMinutes(ConsentMinutes);

    /// <summary>Validates the settings; each failure is a sentence that names the key.</summary>
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
