using Microsoft.Extensions.Options;
using MotoPortal.Primitives;

namespace MotoPortal.Accounts.Stores;

/// <summary>The company's calendar: due days, last days and daily limits follow it where a store has none of its own.</summary>
internal sealed class CalendarOptions
{
    public const string Section = "Portal";

    /// <summary>The setting's name.</summary>
    public const string Setting = $"{Section}:{nameof(TimeZone)}";

    /// <summary>The setting's name in earlier versions; still read, with a warning.</summary>
    public const string FormerSetting = "Charges:TimeZone";

    /// <summary>An IANA time zone.</summary>
    public string TimeZone { get; set; } = "UTC";

    /// <summary>The setting from which the zone was read; null for the default.</summary>
    public string? ReadFrom { get; private set; }

    /// <summary>The company's calendar.</summary>
    /// <exception cref="TimeZoneNotFoundException">This machine does not know the zone; the start refuses it.</exception>
    public StoreCalendar Calendar => new(TimeZoneInfo.FindSystemTimeZoneById(TimeZone));

    /// <summary>Reads the setting, under its former name where it has no other.</summary>
    public void Bind(IConfiguration configuration)
    {
        ReadFrom = new[] { Setting, FormerSetting }.FirstOrDefault(name => configuration[name] is { Length: > 0 });
        TimeZone = ReadFrom is null ? TimeZone : configuration[ReadFrom]!;
    }

    internal sealed class Validation : IValidateOptions<CalendarOptions>
    {
        /// <inheritdoc/>
        public ValidateOptionsResult Validate(string? name, CalendarOptions options) =>
            TimeZoneInfo.TryFindSystemTimeZoneById(options.TimeZone, out _)
                ? ValidateOptionsResult.Success
                : ValidateOptionsResult.Fail(
                    $"{options.ReadFrom ?? Setting} is '{options.TimeZone}', which this machine does not know; "
                    + "give an IANA name such as Europe/Paris.");
    }
}
