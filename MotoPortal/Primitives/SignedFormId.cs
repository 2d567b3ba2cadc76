using MotoPortal.Primitives.Texts;

namespace MotoPortal.Primitives;

/// <summary>The id of a signed form's scan.</summary>
public readonly record struct SignedFormId : ITypedId<SignedFormId>
{
    private SignedFormId(string value) => Value = value;

    /// <inheritdoc/>
    public string Value { get; }

    /// <summary>Creates an id; ids sort by their time of creation.</summary>
    public static SignedFormId Create(DateTimeOffset now) => new("form_" + Guid.CreateVersion7(now).ToString("N"));

    /// <inheritdoc/>
    public static SignedFormId From(string value) => new(IdText.Require(value, "form_"));

    /// <summary>Parses an id; null when it is invalid.</summary>
    public static SignedFormId? TryFrom(string? value) => IdText.Fits(value, "form_") ? new SignedFormId(value!) : null;

    /// <inheritdoc/>
    public override string ToString() => Value;
}
