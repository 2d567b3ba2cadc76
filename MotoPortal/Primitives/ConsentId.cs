namespace MotoPortal.Primitives;

/// <summary>One recorded consent.</summary>
public readonly record struct ConsentId : ITypedId<ConsentId>
{
    private ConsentId(string value) => Value = value;

    /// <inheritdoc/>
    public string Value { get; }

    /// <summary>A new id that sorts by the time of its making.</summary>
    public static ConsentId Create(DateTimeOffset now) => new("con_" + Guid.CreateVersion7(now).ToString("N"));

    /// <inheritdoc/>
    public static ConsentId From(string value) => new(IdText.Require(value, "con_"));

    /// <summary>Reads an id that somebody else supplied; null when it is none.</summary>
    public static ConsentId? TryFrom(string? value) => IdText.Fits(value, "con_") ? new ConsentId(value!) : null;

    /// <inheritdoc/>
    public override string ToString() => Value;
}
