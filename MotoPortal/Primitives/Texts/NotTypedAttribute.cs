namespace MotoPortal.Primitives.Texts;

/// <summary>
/// Marks a text column that no person types: a secret, a hash or a signature of the portal. It is not searched for card numbers, which
/// random digits resemble occasionally.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class NotTypedAttribute : Attribute;
