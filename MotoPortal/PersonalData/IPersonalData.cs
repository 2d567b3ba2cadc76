namespace MotoPortal.PersonalData;

/// <summary>
/// What a room holds of people. Each room with a table that has a personal column implements it or <see cref="ICustomerData"/>; a test
/// fails for a table that has no owner.
/// </summary>
internal interface IPersonalData
{
    /// <summary>The entities of the room's tables that hold personal data, each with the kind of data.</summary>
    IReadOnlyDictionary<Type, DataCategory> Tables { get; }
}
