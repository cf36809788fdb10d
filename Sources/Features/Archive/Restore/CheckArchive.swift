import Kernel

/// Reads a whole archive and says of every file that is not the one that was written.
enum CheckArchive {
  static func findings(_ index: ArchiveIndex, in folder: DurableFolder) -> [Finding] {
    files(index.files, in: folder)
      + index.packs.flatMap { pack in
        PackCheck(folder: folder.folder(pack.folder), name: pack.folder)
          .findings(manifest: pack.manifest.facts)
      }
  }

  static func files(_ files: [ArchiveIndex.File], in folder: DurableFolder) -> [Finding] {
    files.compactMap { file in
      guard let read = FileFacts(reading: folder.file(file.path)) else {
        return ArchiveFinding.missing(file.path)
      }
      return read == file.facts ? nil : ArchiveFinding.damaged(file.path)
    }
  }
}
