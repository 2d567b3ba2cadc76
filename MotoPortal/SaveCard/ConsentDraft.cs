using System.Collections.Immutable;
using System.Text.Json.Serialization;
using MotoPortal.Consents;
using MotoPortal.Primitives;

namespace MotoPortal.SaveCard;

/// <summary>The parts of the consent step, in their order.</summary>
public enum ConsentStage
{
    /// <summary>What is agreed is written down.</summary>
    Scope,

    /// <summary>Who is on the line, or what came by post.</summary>
    Evidence,

    /// <summary>The terms are read or compared, and the customer answers.</summary>
    Script,
}

/// <summary>
/// The consent while it is being taken down. Kept in the database with each answer, so that a reload or a restart in the middle of a call
/// loses nothing; deleted once the consent is recorded or refused.
/// </summary>
public sealed class ConsentDraft
{
    /// <summary>Where the clerk is.</summary>
    public ConsentStage Stage { get; set; }

    /// <summary>What is agreed.</summary>
    public ConsentForm Form { get; set; } = new();

    /// <summary>What shows that it is the customer's own.</summary>
    public EvidenceForm Evidence { get; set; } = new();

    /// <summary>How far the terms were read, and the answers.</summary>
    public ConsentReading Reading { get; set; } = new();

    /// <summary>The server's findings that were shown already; null for none.</summary>
    [JsonIgnore]
    public ImmutableDictionary<string, FieldProblem>? Answered { get; set; }
}
