using System.Collections.Immutable;
using MotoPortal.Primitives;

namespace MotoPortal.SaveCard;

/// <summary>The parts of the consent step.</summary>
public enum ConsentStage
{
    /// <summary>What is agreed is written down.</summary>
    Scope,

    /// <summary>The terms are read or compared, and the customer answers.</summary>
    Script,
}

/// <summary>How far the clerk has come in the consent step; kept by the page so that a new look at the row loses nothing.</summary>
public sealed class ConsentProgress
{
    /// <summary>Where the clerk is.</summary>
    public ConsentStage Stage { get; set; }

    /// <summary>How many parts of the terms were read.</summary>
    public int PartsRead { get; set; }

    /// <summary>What was agreed and in which language when the reading began; a change makes it begin again.</summary>
    public string? ReadFor { get; set; }

    /// <summary>The server's findings that were shown already; null for none.</summary>
    public ImmutableDictionary<string, FieldProblem>? Answered { get; set; }
}
