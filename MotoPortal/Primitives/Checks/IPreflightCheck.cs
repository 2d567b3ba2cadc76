namespace MotoPortal.Primitives.Checks;

/// <summary>
/// One check of whether the portal is ready for real customers. Each room implements the checks of what it knows; the room Preflight runs
/// and shows them.
/// </summary>
public interface IPreflightCheck
{
    /// <summary>The unique name, with which the keys of its texts begin.</summary>
    string Name { get; }

    /// <summary>The part of the set-up to which it belongs.</summary>
    PreflightPart Part { get; }

    /// <summary>The names of everything that it can find.</summary>
    IReadOnlyList<string> Findings { get; }

    /// <summary>Looks now, and changes nothing. May be called in parallel.</summary>
    /// <param name="cancellationToken">Ends the look when it takes too long.</param>
    Task<PreflightFinding> LookAsync(CancellationToken cancellationToken);
}
