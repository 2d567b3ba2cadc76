using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace MotoPortal.Data.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class RestoredCopies : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "missing_objects",
                columns: table => new
                {
                    Id = table.Column<string>(type: "character varying(255)", maxLength: 255, nullable: false),
                    Kind = table.Column<string>(type: "character varying(16)", maxLength: 16, nullable: false),
                    CreatedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    CustomerId = table.Column<string>(type: "character varying(255)", maxLength: 255, nullable: true),
                    AmountMinorUnits = table.Column<long>(type: "bigint", nullable: true),
                    Currency = table.Column<string>(type: "character varying(3)", maxLength: 3, nullable: true),
                    HasSucceeded = table.Column<bool>(type: "boolean", nullable: false),
                    State = table.Column<string>(type: "character varying(16)", maxLength: 16, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_missing_objects", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "pending_comparisons",
                columns: table => new
                {
                    Id = table.Column<int>(type: "integer", nullable: false),
                    LedgerSize = table.Column<long>(type: "bigint", nullable: false),
                    NewestAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_pending_comparisons", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "restored_copies",
                columns: table => new
                {
                    LedgerSize = table.Column<long>(type: "bigint", nullable: false),
                    FoundAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    NewestAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    CheckpointSize = table.Column<long>(type: "bigint", nullable: true),
                    CheckpointOrigin = table.Column<string>(type: "character varying(128)", maxLength: 128, nullable: true),
                    TakenOverAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    TakenOverById = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_restored_copies", x => x.LedgerSize);
                });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "missing_objects");

            migrationBuilder.DropTable(
                name: "pending_comparisons");

            migrationBuilder.DropTable(
                name: "restored_copies");
        }
    }
}
