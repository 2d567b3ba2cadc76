using MotoPortal.Primitives.Texts;

namespace MotoPortal.Primitives;

/// <summary>The id of a SetupIntent at Stripe.</summary>
public readonly record struct SetupIntentId : ITypedId<SetupIntentId>
{
    private SetupIntentId(string value) => Value = value;

    /// <inheritdoc/>
    public string Value { get; }

    /// <inheritdoc/>
    public static SetupIntentId From(string value) => new(IdText.Require(value, "seti_"));

    /// <summary>Parses an id; null when it is invalid.</summary>
    public static SetupIntentId? TryFrom(string? value) => IdText.Fits(value, "seti_") ? new SetupIntentId(value!) : null;

    /// <inheritdoc/>
    public override string ToString() => Value;
}
