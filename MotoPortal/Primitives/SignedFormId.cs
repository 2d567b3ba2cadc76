namespace MotoPortal.Primitives;

/// <summary>One signed form that came by post, kept as a scan.</summary>
public readonly record struct SignedFormId : ITypedId<SignedFormId>
{
    private SignedFormId(string value) => Value = value;

    /// <inheritdoc/>
    public string Value { get; }

    /// <summary>A new id that sorts by the time of its making.</summary>
    public static SignedFormId Create(DateTimeOffset now) => new("form_" + Guid.CreateVersion7(now).ToString("N"));

    /// <inheritdoc/>
    public static SignedFormId From(string value) => new(IdText.Require(value, "form_"));

    /// <summary>Reads an id that somebody else supplied; null when it is none.</summary>
    public static SignedFormId? TryFrom(string? value) => IdText.Fits(value, "form_") ? new SignedFormId(value!) : null;

    /// <inheritdoc/>
    public override string ToString() => Value;
}
