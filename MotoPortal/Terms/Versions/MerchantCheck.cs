using Microsoft.Extensions.Options;
using MotoPortal.Primitives.Checks;

namespace MotoPortal.Terms.Versions;

/// <summary>Checks whether customers are told who the shop is, and not the example that a new portal starts with.</summary>
internal sealed class MerchantCheck(IOptions<MerchantOptions> options) : IPreflightCheck
{
    private enum Found
    {
        Example,
        Set,
    }

    /// <inheritdoc/>
    public string Name => "Merchant";

    /// <inheritdoc/>
    public PreflightPart Part => PreflightPart.Shop;

    /// <inheritdoc/>
    public IReadOnlyList<string> Findings => Enum.GetNames<Found>();

    /// <inheritdoc/>
    public Task<PreflightFinding> LookAsync(CancellationToken cancellationToken) => Task.FromResult(
        options.Value.ExampleSettings is { Count: > 0 } examples
            ? PreflightFinding.Of(PreflightState.ToDo, Found.Example, string.Join(", ", examples))
            : PreflightFinding.Of(PreflightState.Fine, Found.Set, options.Value.Name));
}
