namespace MotoPortal.PersonalData;

/// <summary>
/// The personal data of a room. Each room with a table that has a personal column implements it or <see cref="ICustomerData"/>; a test
/// fails for a table without owner.
/// </summary>
internal interface IPersonalData
{
    /// <summary>The entities of the room's tables with personal data, each with its category.</summary>
    IReadOnlyDictionary<Type, DataCategory> Tables { get; }
}
