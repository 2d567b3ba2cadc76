namespace MotoPortal.Primitives;

/// <summary>
/// Marks a text column that no person types: a secret, a hash or a signature made by the portal. It is not searched for card numbers,
/// which random digits resemble now and then.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class NotTypedAttribute : Attribute;
