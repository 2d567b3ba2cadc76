using Microsoft.Extensions.Options;
using MotoPortal.Primitives.Checks;

namespace MotoPortal.Accounts.Stores;

/// <summary>Checks whether the shop's calendar is set: due days, last days and daily limits follow it.</summary>
internal sealed class TimeZoneCheck(IOptions<CalendarOptions> options) : IPreflightCheck
{
    private enum Found
    {
        NotSet,
        Set,
    }

    /// <inheritdoc/>
    public string Name => "TimeZone";

    /// <inheritdoc/>
    public PreflightPart Part => PreflightPart.Shop;

    /// <inheritdoc/>
    public IReadOnlyList<string> Findings => Enum.GetNames<Found>();

    /// <inheritdoc/>
    public Task<PreflightFinding> LookAsync(CancellationToken cancellationToken) => Task.FromResult(
        options.Value.ReadFrom is not null
            ? PreflightFinding.Of(PreflightState.Fine, Found.Set, options.Value.TimeZone)
            : PreflightFinding.Of(PreflightState.ToDo, Found.NotSet, options.Value.TimeZone));
}
