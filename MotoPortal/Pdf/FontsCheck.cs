using Microsoft.Extensions.Options;
using MotoPortal.Pdf.Shaping;
using MotoPortal.Primitives.Checks;

namespace MotoPortal.Pdf;

/// <summary>Checks whether documents can show the scripts whose fonts are too large to be part of the portal.</summary>
internal sealed class FontsCheck(FontChain fonts, IOptions<FontOptions> options) : IPreflightCheck
{
    private enum Found
    {
        Complete,
        NoEastAsian,
        NoEmoji,
        Neither,
    }

    /// <inheritdoc/>
    public string Name => "Fonts";

    /// <inheritdoc/>
    public PreflightPart Part => PreflightPart.Server;

    /// <inheritdoc/>
    public IReadOnlyList<string> Findings => Enum.GetNames<Found>();

    /// <inheritdoc/>
    public Task<PreflightFinding> LookAsync(CancellationToken cancellationToken)
    {
        var found = (fonts.HasEastAsian(), fonts.HasEmoji()) switch
        {
            (true, true) => Found.Complete,
            (false, true) => Found.NoEastAsian,
            (true, false) => Found.NoEmoji,
            (false, false) => Found.Neither,
        };
        return Task.FromResult(PreflightFinding.Of(
            found is Found.Complete ? PreflightState.Fine : PreflightState.ToDo, found, options.Value.FontsDirectory ?? ""));
    }
}
