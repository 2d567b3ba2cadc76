namespace MotoPortal.Shell.Lists;

/// <summary>The part of a list's address that a person can keep.</summary>
public interface IKeptAddress
{
    /// <summary>
    /// The address with the filters that were chosen; null when none was. What a person typed may name a customer, and is not in it.
    /// </summary>
    string? HrefToKeep();
}
