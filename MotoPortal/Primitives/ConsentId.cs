using MotoPortal.Primitives.Texts;

namespace MotoPortal.Primitives;

/// <summary>The id of a consent.</summary>
public readonly record struct ConsentId : ITypedId<ConsentId>
{
    private ConsentId(string value) => Value = value;

    /// <inheritdoc/>
    public string Value { get; }

    /// <summary>Creates an id; ids sort by their time of creation.</summary>
    public static ConsentId Create(DateTimeOffset now) => new("con_" + Guid.CreateVersion7(now).ToString("N"));

    /// <inheritdoc/>
    public static ConsentId From(string value) => new(IdText.Require(value, "con_"));

    /// <summary>Parses an id; null when it is invalid.</summary>
    public static ConsentId? TryFrom(string? value) => IdText.Fits(value, "con_") ? new ConsentId(value!) : null;

    /// <inheritdoc/>
    public override string ToString() => Value;
}
